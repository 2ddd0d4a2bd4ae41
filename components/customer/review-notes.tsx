import { useFormContext, useWatch } from 'react-hook-form';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { useWords } from '../words/use-words';
import { useSameSide } from './use-same-side';

/**
 * A last look at the photos before they are sent: the question, and whether both show the same side.
 *
 * @param keepsPlace whether the question's place is kept free until both photos are there, so that nothing below it moves
 */
export function ReviewNotes({ keepsPlace = false }: { keepsPlace?: boolean }) {
  const { t } = useWords('quality');
  const { control } = useFormContext<SubmissionFormValues>();
  const { front, back } = useWatch({ control, name: 'documents' });
  const isSameSide = useSameSide(front, back);
  return (
    <div className="grid">
      {keepsPlace ? (
        <p aria-hidden="true" className="invisible self-end font-semibold [grid-area:1/1]">
          {t('review')}
        </p>
      ) : null}
      <div role="status" className="flex flex-col gap-3 [grid-area:1/1] empty:sr-only">
        {isSameSide ? (
          <div className="rounded-lg bg-warning-soft px-4 py-3">
            <p className="font-semibold text-warning">{t('sameSide.title')}</p>
            <p>{t('sameSide.step')}</p>
          </div>
        ) : null}
        {front && back ? <p className="font-semibold">{t('review')}</p> : null}
      </div>
    </div>
  );
}
