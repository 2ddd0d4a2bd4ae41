import { useFormContext, useWatch } from 'react-hook-form';
import { compareValues } from '@/lib/shared/id-reading/compare-values';
import { ID_FIELDS } from '@/lib/shared/id-reading/id-fields';
import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { Button } from '../ui/button';
import { useWords } from '../words/use-words';
import { describeRead, describeTyped } from './describe-value';
import { Note } from './note';

type FillOfferProps = { reading: IdReading; isDisabled: boolean; onFill: () => void; onDecline: () => void };

/** Lists what would be filled in, and asks. Says so when the ID only repeats what was typed. */
export function FillOffer({ reading: { values }, isDisabled, onFill, onDecline }: FillOfferProps) {
  const { t, language } = useWords('id-reading');
  const { t: tForm } = useWords('form');
  const { control } = useFormContext<SubmissionFormValues>();
  const typed = useWatch({ control }) as SubmissionFormValues;
  const { empty, different } = compareValues(typed, values);
  if (empty.length + different.length === 0) {
    return <p className="font-semibold text-success">{t('same')}</p>;
  }
  return (
    <Note look="offer" title={t('offer.title')}>
      <p>{t('offer.text')}</p>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        {ID_FIELDS.filter((field) => empty.includes(field) || different.includes(field)).map((field) => (
          <div key={field} className="contents">
            <dt className="text-ink-muted">{tForm(`fields.${field}`)}</dt>
            <dd className="-mt-2 font-semibold sm:mt-0">
              {describeRead(values, field, language)}
              {different.includes(field) ? (
                <span className="font-normal text-ink-muted">
                  {' '}
                  ({t('offer.typed', { value: describeTyped(typed, field) })})
                </span>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" disabled={isDisabled} onClick={onFill}>
          {t('offer.button')}
        </Button>
        <Button variant="quiet" onClick={onDecline}>
          {t('offer.decline')}
        </Button>
      </div>
    </Note>
  );
}
