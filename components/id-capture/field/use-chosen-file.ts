import { type RefObject, useCallback, useEffect } from 'react';
import { useLatest } from '../../ui/use-latest';

/**
 * Takes the file that was put into the file input below `elementRef`, also one that was put there before the page's
 * scripts had loaded (components/frame/keep-early-drops.ts).
 *
 * @returns what to call with a file that was just chosen. The input is emptied, since browsers fill it in again after a
 *   reload, when the draft already has the photo.
 */
export function useChosenFile(elementRef: RefObject<HTMLElement | null>, take: (file: File) => void) {
  const latest = useLatest(take);

  const takeChosen = useCallback(
    (file: File | undefined) => {
      const input = elementRef.current?.querySelector<HTMLInputElement>('input[type=file]');
      if (input) input.value = '';
      if (file) latest.current(file);
    },
    [elementRef, latest],
  );

  useEffect(() => {
    const early = elementRef.current?.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0];
    if (early) takeChosen(early);
  }, [elementRef, takeChosen]);

  return takeChosen;
}
