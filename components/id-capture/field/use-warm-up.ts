import { type RefObject, useEffect } from 'react';
import { loadPart } from '@/lib/browser/load-part';

/** What people do shortly before adding a photo. */
const APPROACHES = ['pointerenter', 'focusin', 'dragenter'] as const;

async function warmUp(): Promise<void> {
  try {
    const { warmUpPreparation } = await loadPart(() => import('@/lib/browser/prepare/prepare-in-worker'));
    warmUpPreparation();
  } catch {
    // When a photo is added, the field reports that part of the page did not load.
  }
}

/** Loads the code and starts the worker that a photo needs, as soon as a person gets near the element. */
export function useWarmUp(elementRef: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = elementRef.current;
    if (!element) return;
    for (const approach of APPROACHES) element.addEventListener(approach, warmUp);
    return () => {
      for (const approach of APPROACHES) element.removeEventListener(approach, warmUp);
    };
  }, [elementRef]);
}
