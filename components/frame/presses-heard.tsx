'use client';

import { useEffect, useState } from 'react';
import { PRESSES_HEARD } from './keep-early-presses';

/** Says that the page hears presses. It stands last in the page, since effects run in that order. */
export function PressesHeard() {
  useEffect(() => {
    window.dispatchEvent(new Event(PRESSES_HEARD));
  }, []);
  return null;
}

/**
 * For a part of the page whose code is loaded on its own: what is pressed in it is held until this part hears it.
 *
 * @returns attributes for the element around that part
 */
export function useHeardPresses(): { 'data-unheard': '' | undefined } {
  const [isHeard, setIsHeard] = useState(false);
  useEffect(() => setIsHeard(true), []);
  useEffect(() => {
    if (isHeard) window.dispatchEvent(new Event(PRESSES_HEARD));
  }, [isHeard]);
  return { 'data-unheard': isHeard ? undefined : '' };
}
