import { useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { formatDateOfBirth } from '@/lib/shared/customer/date-of-birth';
import { isSurprisinglyYoung, readDateParts, toCalendarDate } from '@/lib/shared/customer/date-problem';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';

/** The type of an error that only asks: see DateOfBirthField. */
export const QUESTION = 'question';

/**
 * Asks once about a date of birth that makes the person a child: it is often a slip, and sometimes right.
 *
 * @returns a function for a form without errors; it returns true if it has just asked, and the form should stay
 */
export function useAgeQuestion({ getValues, setError }: UseFormReturn<SubmissionFormValues>): () => boolean {
  const asked = useRef('');
  return () => {
    const date = toCalendarDate(readDateParts(getValues('dateOfBirth')));
    const text = formatDateOfBirth(date);
    if (asked.current === text || !isSurprisinglyYoung(date, new Date())) return false;
    asked.current = text;
    setError('dateOfBirth', { type: QUESTION, message: 'dateOfBirth.young' });
    return true;
  };
}
