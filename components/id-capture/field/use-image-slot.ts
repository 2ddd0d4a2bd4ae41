import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { type ArrivalWay, type ImageSlot, offerFiles, registerImageSlot } from '@/lib/browser/prepare/image-slots';
import { useLatest } from '../../ui/use-latest';
import type { CaptureWay, FieldProblem } from './id-image-state';

type Options = {
  isEnabled: boolean;
  isEmpty: boolean;
  take(file: Blob, way: CaptureWay): void;
  fail(problem: FieldProblem): void;
};

/**
 * Lets a side accept what is pasted or dropped on the page. @returns a function that offers files to this side first
 */
export function useImageSlot(elementRef: RefObject<HTMLElement | null>, options: Options) {
  const latest = useLatest(options);
  const slot = useRef<ImageSlot>(undefined);

  useEffect(() => {
    const element = elementRef.current;
    if (!element) return;
    slot.current = {
      element,
      isEnabled: () => latest.current.isEnabled,
      isEmpty: () => latest.current.isEmpty,
      take: (file, way) => latest.current.take(file, way),
      refuse: (kind) => latest.current.fail({ kind }),
    };
    return registerImageSlot(slot.current);
  }, [elementRef, latest]);

  return useCallback((files: readonly File[], way: ArrivalWay) => offerFiles(files, way, slot.current), []);
}
