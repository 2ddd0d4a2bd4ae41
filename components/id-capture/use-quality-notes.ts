import { useEffect } from 'react';
import type { QualityNote } from '@/lib/shared/image-quality/quality-note';
import type { PreparedImage } from '@/lib/shared/prepared-image';
import { useLatest } from './use-latest';

/** Looks at each photo that a side comes to have, however it came, and tells what may make it hard to read. */
export function useQualityNotes(
  image: PreparedImage | undefined,
  onAssessed: (notes: readonly QualityNote[]) => void,
): void {
  const latest = useLatest(onAssessed);

  useEffect(() => {
    if (!image) return;
    const controller = new AbortController();
    const { signal } = controller;
    import('@/lib/browser/assess-photo')
      .then(({ assessPhoto }) => assessPhoto(image, signal))
      // Advice that did not load is no advice.
      .catch(() => [])
      .then((notes) => signal.aborted || latest.current(notes));
    return () => controller.abort();
  }, [image, latest]);
}
