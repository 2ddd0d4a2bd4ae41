import { useEffect } from 'react';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import type { QualityNote } from '@/lib/vision/quality/quality-note';
import { useLatest } from '../../ui/use-latest';

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
    import('@/lib/browser/quality/assess-photo')
      .then(({ assessPhoto }) => assessPhoto(image, signal))
      // Advice that did not load is no advice.
      .catch(() => [])
      .then((notes) => signal.aborted || latest.current(notes));
    return () => controller.abort();
  }, [image, latest]);
}
