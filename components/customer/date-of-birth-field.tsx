import type { DatePart } from '@/lib/shared/customer/customer-form-values';
import { FieldError, FieldMark } from '../form/field-frame';
import { useFormAudience } from '../form/form-audience';
import { CONTROL } from '../form/text-field';
import { useFilledField } from '../id-reading/filled-fields';
import { useWords } from '../words/use-words';
import { useCustomerField, useFieldError } from './use-customer-field';

function DateInput({ name, maxLength }: { name: DatePart; maxLength: number }) {
  const { t } = useWords('form');
  const { id, mark: _saidOnce, error, ...registration } = useCustomerField(`dateOfBirth.${name}`, 'dateOfBirth');
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id}>{t(`fields.${name}`)}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        maxLength={maxLength}
        aria-invalid={Boolean(error) || undefined}
        aria-describedby={error ? 'dateOfBirth-error' : undefined}
        className={`${CONTROL} ${name === 'year' ? 'max-w-24' : 'max-w-16'}`}
        {...registration}
      />
    </div>
  );
}

/** Month, day and year are typed: no one should have to page through a calendar to their birth year. */
export function DateOfBirthField() {
  const { t } = useWords('form');
  const { t: tReading } = useWords('id-reading');
  const audience = useFormAudience();
  const error = useFieldError('dateOfBirth');
  const { isFilled } = useFilledField('dateOfBirth');
  return (
    <fieldset
      aria-describedby={`dateOfBirth-mark dateOfBirth-hint${error ? ' dateOfBirth-error' : ''}`}
      className={`flex flex-col gap-1.5 ${error ? 'border-s-4 border-danger ps-4' : ''}`}
    >
      <legend className="font-semibold">{t('fields.dateOfBirth')}</legend>
      <span className="empty:hidden">
        <FieldMark id="dateOfBirth" mark={isFilled ? tReading('mark', audience) : undefined} />
      </span>
      <p id="dateOfBirth-hint" className="mt-1.5 text-ink-muted">
        {t('fields.dateOfBirthHint')}
      </p>
      {error ? <FieldError id="dateOfBirth" message={error} /> : null}
      <div className="flex flex-wrap gap-4">
        <DateInput name="month" maxLength={2} />
        <DateInput name="day" maxLength={2} />
        <DateInput name="year" maxLength={4} />
      </div>
    </fieldset>
  );
}
