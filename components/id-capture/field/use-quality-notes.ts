import { useEffect } from 'react';
import { loadPart } from '@/lib/browser/load-part';
import type { DocumentSide } from '@/lib/shared/contract/request';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import type { PhotoJudgment } from '@/lib/vision/subject/judge-photo';
import { useLatest } from '../../ui/use-latest';

/** Checks each photo that a side gets, however it was added, and reports what may be wrong with it. */
export function useQualityNotes(
  side: DocumentSide,
  image: PreparedImage | undefined,
  onAssessed: (judgment: PhotoJudgment & { image: PreparedImage }) => void,
): void {
  const latest = useLatest(onAssessed);

  useEffect(() => {
    if (!image) return;
    const controller = new AbortController();
    const { signal } = controller;
    loadPart(() => import('@/lib/browser/quality/assess-photo'))
      .then(({ assessPhoto }) => assessPhoto(image, side, signal))
      // If the advice did not load, none is given.
      .catch((): PhotoJudgment => ({ notes: [] }))
      .then((judgment) => signal.aborted || latest.current({ ...judgment, image }));
    return () => controller.abort();
  }, [side, image, latest]);
}
