import type { KeyboardEvent } from 'react';
import { useFormContext } from 'react-hook-form';
import { DATE_PARTS, type DatePart } from '@/lib/shared/customer/customer-form-values';
import { findMonth, splitDate } from '@/lib/shared/customer/typed-date';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { useWords } from '../words/use-words';
import { useEarlyTyping } from './use-early-typing';

/**
 * Once a box of the date of birth is left, or Enter is pressed in it, the name of a month becomes its number, and a
 * whole date that was typed into one box goes into all three, unless the others have something in them.
 */
export function useDateTyping(part: DatePart) {
  const { language } = useWords('form');
  const { getValues, setValue } = useFormContext<SubmissionFormValues>();

  const tidy = () => {
    const date = { ...getValues('dateOfBirth') };
    const typed = date[part] ?? '';
    const isAlone = DATE_PARTS.every((other) => other === part || !date[other]);
    const whole = isAlone ? splitDate(typed, language) : undefined;
    if (whole) {
      for (const name of DATE_PARTS) setValue(`dateOfBirth.${name}`, whole[name]);
      return;
    }
    const month = part === 'month' ? findMonth(typed, language) : undefined;
    if (month) setValue('dateOfBirth.month', String(month));
  };

  useEarlyTyping(`dateOfBirth.${part}`, (isStillThere) => {
    if (!isStillThere) tidy();
  });

  return {
    tidy,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') tidy();
    },
  };
}
