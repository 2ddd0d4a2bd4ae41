import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { keepInFrame, type Sizes, toCssTransform, type View, WHOLE_IMAGE } from './view-transform';

/** A change to the view. */
export type ViewChange = (view: View, sizes: Sizes) => View;

/**
 * The view of one image in a frame, with the image moved to match. A script sets the transform, because a style
 * attribute in the page would violate the content security policy.
 */
export function useImageView(
  frameRef: RefObject<HTMLElement | null>,
  imageRef: RefObject<HTMLImageElement | null>,
  onTurned?: (quarterTurns: number) => void,
) {
  const [view, setView] = useState(WHOLE_IMAGE);
  const [sizes, setSizes] = useState<Sizes>();

  const measure = useCallback(() => {
    const frame = frameRef.current;
    const image = imageRef.current;
    // Not loaded yet, or the frame is hidden.
    if (!frame || !image?.naturalWidth || !frame.clientWidth || !frame.clientHeight) return;
    const measured = {
      frameWidthPx: frame.clientWidth,
      frameHeightPx: frame.clientHeight,
      imageWidthPx: image.naturalWidth,
      imageHeightPx: image.naturalHeight,
    };
    setSizes(measured);
    setView((current) => keepInFrame(current, measured));
  }, [frameRef, imageRef]);

  useEffect(() => {
    if (!frameRef.current) return;
    // The observer reports once at the start, which covers an image that loaded before this script.
    const observer = new ResizeObserver(measure);
    observer.observe(frameRef.current);
    return () => observer.disconnect();
  }, [frameRef, measure]);

  useLayoutEffect(() => {
    if (imageRef.current && sizes) imageRef.current.style.transform = toCssTransform(view, sizes);
  }, [imageRef, view, sizes]);

  const { quarterTurns } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a rotation is reported
  useEffect(() => onTurned?.(quarterTurns), [quarterTurns]);

  const change = useCallback(
    (next: ViewChange) => {
      if (sizes) setView((current) => next(current, sizes));
    },
    [sizes],
  );

  return { view, isShown: sizes !== undefined, change, measure };
}
