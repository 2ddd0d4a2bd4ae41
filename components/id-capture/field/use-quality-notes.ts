import { useEffect } from 'react';
import { loadPart } from '@/lib/browser/load-part';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { type ExpectedDocument, NOT_EXAMINED, type PhotoJudgment } from '@/lib/vision/subject/photo-judgment';
import { useLatest } from '../../ui/use-latest';

/**
 * Checks each photo that a side gets, however it was added, and reports what may be wrong with it; again if something else
 * is expected.
 */
export function useQualityNotes(
  { side, kind }: ExpectedDocument,
  image: PreparedImage | undefined,
  onAssessed: (judgment: PhotoJudgment & { image: PreparedImage }) => void,
): void {
  const latest = useLatest(onAssessed);

  useEffect(() => {
    if (!image) return;
    const controller = new AbortController();
    const { signal } = controller;
    loadPart(() => import('@/lib/browser/quality/assess-photo'))
      .then(({ assessPhoto }) => assessPhoto(image, { side, kind }, signal))
      // If the advice did not load, none is given.
      .catch(() => NOT_EXAMINED)
      .then((judgment) => signal.aborted || latest.current({ ...judgment, image }));
    return () => controller.abort();
  }, [side, kind, image, latest]);
}
