import { get, useFormContext, useFormState } from 'react-hook-form';
import { DATE_PARTS, type DatePart } from '@/lib/shared/customer/customer-form-values';
import { findDateProblem, readDateParts } from '@/lib/shared/customer/date-problem';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { FieldError, FieldMark } from '../form/field-frame';
import { useFormAudience } from '../form/form-audience';
import { CONTROL } from '../form/text-field';
import { useFilledField } from '../id-reading/filled-fields';
import { useWords } from '../words/use-words';
import { QUESTION } from './use-age-question';
import { useCustomerField, useFieldError } from './use-customer-field';
import { useDateTyping } from './use-date-typing';

/** Which boxes to mark, and whether the message is only a question. */
function useDateMarks(): { wrong: readonly DatePart[]; isQuestion: boolean } {
  const { control, getValues } = useFormContext<SubmissionFormValues>();
  const { errors } = useFormState({ control, name: 'dateOfBirth' });
  const type: unknown = get(errors, 'dateOfBirth.type');
  if (type === undefined || type === QUESTION) return { wrong: [], isQuestion: type === QUESTION };
  return {
    wrong: findDateProblem(readDateParts(getValues('dateOfBirth')), new Date())?.parts ?? DATE_PARTS,
    isQuestion: false,
  };
}

/** A whole date in words fits. */
const TYPED_MAX_CHARACTERS = 40;
const WIDTHS: Record<DatePart, string> = { month: 'max-w-20', day: 'max-w-16', year: 'max-w-24' };

function DateInput({ name, isWrong }: { name: DatePart; isWrong: boolean }) {
  const { t } = useWords('form');
  const field = useCustomerField(`dateOfBirth.${name}`, 'dateOfBirth');
  const { id, mark: _saidOnce, error, onBlur, ...registration } = field;
  const { tidy, onKeyDown } = useDateTyping(name);
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id}>{t(`fields.${name}`)}</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        maxLength={TYPED_MAX_CHARACTERS}
        aria-invalid={isWrong || undefined}
        aria-describedby={error ? 'dateOfBirth-error' : undefined}
        className={`${CONTROL} ${WIDTHS[name]}`}
        {...registration}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          tidy();
          return onBlur(event);
        }}
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
  const { wrong, isQuestion } = useDateMarks();
  const edge = isQuestion ? 'border-warning' : 'border-danger';
  return (
    <fieldset
      aria-describedby={`dateOfBirth-mark dateOfBirth-hint${error ? ' dateOfBirth-error' : ''}`}
      className={`flex flex-col gap-1.5 ${error ? `border-s-4 ${edge} ps-4` : ''}`}
    >
      <legend className="font-semibold">{t('fields.dateOfBirth')}</legend>
      <span className="empty:hidden">
        <FieldMark id="dateOfBirth" mark={isFilled ? tReading('mark', audience) : undefined} />
      </span>
      <p id="dateOfBirth-hint" className="mt-1.5 text-ink-muted">
        {t('fields.dateOfBirthHint')}
      </p>
      {error ? <FieldError id="dateOfBirth" message={error} isQuestion={isQuestion} /> : null}
      <div className="flex flex-wrap gap-4">
        {DATE_PARTS.map((name) => (
          <DateInput key={name} name={name} isWrong={wrong.includes(name)} />
        ))}
      </div>
    </fieldset>
  );
}
