import { useEffect, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { useWords } from '../words/use-words';

/** Whether both sides have the same photo; false until known. */
function useIsSamePhoto(front: PreparedImage | undefined, back: PreparedImage | undefined): boolean {
  const [same, setSame] = useState<{ front: PreparedImage; back: PreparedImage }>();

  useEffect(() => {
    if (!front || !back) return;
    let isCurrent = true;
    import('@/lib/browser/quality/compare-sides')
      .then(({ haveSamePhoto }) => haveSamePhoto(front, back))
      .then((isSame) => {
        if (isCurrent && isSame) setSame({ front, back });
      })
      // If the advice did not load, none is given.
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [front, back]);

  return same !== undefined && same.front === front && same.back === back;
}

/** A last look at the photos before they are sent: the question, and whether one photo was used for both sides. */
export function ReviewNotes() {
  const { t } = useWords('quality');
  const { control } = useFormContext<SubmissionFormValues>();
  const { front, back } = useWatch({ control, name: 'documents' });
  const isSamePhoto = useIsSamePhoto(front, back);
  return (
    <div role="status" className="flex flex-col gap-3 empty:sr-only">
      {isSamePhoto ? (
        <div className="rounded-lg bg-warning-soft px-4 py-3">
          <p className="font-semibold text-warning">{t('sameImage.title')}</p>
          <p>{t('sameImage.step')}</p>
        </div>
      ) : null}
      {front && back ? <p className="font-semibold">{t('review')}</p> : null}
    </div>
  );
}
