import { useFormContext } from 'react-hook-form';
import { findDateProblem, readDateParts } from '@/lib/shared/customer/date-problem';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import type { SummaryEntry } from '../form/error-summary';
import { useWords } from '../words/use-words';
import { listSummaryEntries } from './list-summary-entries';

/** Lists the form's current errors as messages, in field order. */
export function useSummary(): SummaryEntry[] {
  const { t } = useWords('form');
  const { formState, getValues } = useFormContext<SubmissionFormValues>();
  const [wrongPart] = findDateProblem(readDateParts(getValues('dateOfBirth')), new Date())?.parts ?? [];
  return listSummaryEntries(formState.errors).map(({ controlId, key }) => ({
    // Of a date, the box to correct.
    controlId: wrongPart && key.startsWith('dateOfBirth.') ? `dateOfBirth.${wrongPart}` : controlId,
    message: t(`errors.${key}` as 'errors.city.required'),
  }));
}
