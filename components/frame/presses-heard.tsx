'use client';

import { useEffect } from 'react';
import { PRESSES_HEARD } from './keep-early-presses';

/** Says that the page hears presses. It stands last in the page, since effects run in that order. */
export function PressesHeard() {
  useEffect(() => {
    window.dispatchEvent(new Event(PRESSES_HEARD));
  }, []);
  return null;
}
