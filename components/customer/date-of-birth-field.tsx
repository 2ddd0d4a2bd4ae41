import { useTranslation } from 'react-i18next';
import type { DatePart } from '@/lib/shared/customer/customer-form-values';
import { FieldError } from '../form/field-frame';
import { CONTROL } from '../form/text-field';
import { useCustomerField, useFieldError } from './use-customer-field';

function DateInput({ name, maxLength }: { name: DatePart; maxLength: number }) {
  const { t } = useTranslation('form');
  const { id, error, ...registration } = useCustomerField(`dateOfBirth.${name}`, 'dateOfBirth');
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

/** Month, day and year, typed: nobody should page through a calendar to their year of birth. */
export function DateOfBirthField() {
  const { t } = useTranslation('form');
  const error = useFieldError('dateOfBirth');
  return (
    <fieldset
      aria-describedby={error ? 'dateOfBirth-hint dateOfBirth-error' : 'dateOfBirth-hint'}
      className={`flex flex-col gap-1.5 ${error ? 'border-l-4 border-danger pl-4' : ''}`}
    >
      <legend className="font-semibold">{t('fields.dateOfBirth')}</legend>
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
