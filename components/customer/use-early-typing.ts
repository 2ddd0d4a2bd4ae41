import { useEffect } from 'react';
import { useLatest } from '../ui/use-latest';

/**
 * Takes up, once, what may have been typed in a control of the form before its scripts had loaded.
 *
 * @param takeUp told whether the person is still in the control; by then the form has its values
 */
export function useEarlyTyping(controlId: string, takeUp: (isStillThere: boolean) => void): void {
  const latest = useLatest(takeUp);
  // The form takes its values over after the effects of its controls.
  useEffect(() => queueMicrotask(() => latest.current(document.activeElement?.id === controlId)), [latest, controlId]);
}
