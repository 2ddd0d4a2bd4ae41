'use client';

import { useEffect, useState } from 'react';
import { focusPressed } from './focus-pressed';
import { PRESSES_HEARD } from './keep-early-presses';

/** Signals that the page handles presses. It comes last in the page, because effects run in that order. */
export function PressesHeard() {
  useEffect(() => {
    document.addEventListener('click', focusPressed, true);
    window.dispatchEvent(new Event(PRESSES_HEARD));
    return () => document.removeEventListener('click', focusPressed, true);
  }, []);
  return null;
}

/**
 * For a part of the page whose code loads separately: presses in it are held until this part can handle them.
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
