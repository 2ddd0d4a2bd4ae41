import { useFormContext } from 'react-hook-form';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import type { SummaryEntry } from '../form/error-summary';
import { useWords } from '../words/use-words';
import { listSummaryEntries } from './list-summary-entries';

/** Lists the form's current errors as messages, in field order. */
export function useSummary(): SummaryEntry[] {
  const { t } = useWords('form');
  const { errors } = useFormContext<SubmissionFormValues>().formState;
  return listSummaryEntries(errors).map(({ controlId, key }) => ({
    controlId,
    message: t(`errors.${key}` as 'errors.city.required'),
  }));
}
