import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import type { IdField } from '@/lib/shared/id-reading/id-fields';
import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { useFormAudience } from '../form/form-audience';
import { Button } from '../ui/button';
import { useWords } from '../words/use-words';
import { describeRead, describeTyped } from './describe-value';
import { Note } from './note';

type DifferenceChoiceProps = {
  reading: IdReading;
  fields: readonly IdField[];
  isDisabled: boolean;
  /** Called with the fields that should take the ID's values. */
  onChoose: (useRead: readonly IdField[]) => void;
};

/**
 * Asks, field by field, whether the typed value or the ID's value is right. Typed values stay unless the person chooses
 * otherwise.
 */
export function DifferenceChoice({ reading, fields, isDisabled, onChoose }: DifferenceChoiceProps) {
  const { t, language } = useWords('id-reading');
  const { t: tForm } = useWords('form');
  const { getValues } = useFormContext<SubmissionFormValues>();
  const [useRead, setUseRead] = useState<readonly IdField[]>([]);
  const audience = useFormAudience();
  const typed = getValues();
  const choose = (field: IdField, isRead: boolean) =>
    setUseRead((others) => [...others.filter((other) => other !== field), ...(isRead ? [field] : [])]);
  return (
    <Note look="offer" title={t('choose.title', audience)}>
      <p>{t('choose.text', audience)}</p>
      {fields.map((field) => (
        <fieldset key={field} className="flex flex-col gap-1">
          <legend className="font-semibold">{tForm(`fields.${field}`)}</legend>
          {[false, true].map((isRead) => (
            <label key={String(isRead)} className="flex min-h-11 items-center gap-3">
              <input
                type="radio"
                name={`id-reading.${field}`}
                className="size-6 shrink-0 accent-accent"
                checked={useRead.includes(field) === isRead}
                onChange={() => choose(field, isRead)}
              />
              {isRead
                ? t('choose.use', { ...audience, value: describeRead(reading.values, field, language) })
                : t('choose.keep', { ...audience, value: describeTyped(typed, field) })}
            </label>
          ))}
        </fieldset>
      ))}
      <div>
        <Button variant="primary" disabled={isDisabled} onClick={() => onChoose(useRead)}>
          {t('choose.button')}
        </Button>
      </div>
    </Note>
  );
}
