import { z } from 'zod';
import { AGE_MAX_YEARS } from '../limits';
import type { CustomerFormValues } from './customer-form-values';
import { formatDateOfBirth, getUtcDate, isLaterDate, isRealDate } from './date-of-birth';
import { isEmailAddress } from './email-address';
import { findPhoneNumber } from './phone-number';
import { findTextProblem, type TextProblem } from './plain-text';
import { isUsStateCode } from './us-states';

// Every error is a key of the message file form.json, below `errors`.

const ZIP_CODE = /^\d{5}(?:-?\d{4})?$/;

const TEXT_PROBLEM_KEYS: Record<TextProblem, string> = {
  'too-long': 'tooLong',
  'control-character': 'unprintable',
  'broken-unicode': 'unprintable',
};

const optionalText = (field: string) =>
  z
    .string()
    .trim()
    .superRefine((text, context) => {
      const problem = findTextProblem(text);
      if (problem) context.addIssue({ code: 'custom', message: `${field}.${TEXT_PROBLEM_KEYS[problem]}` });
    });

const requiredText = (field: string) => optionalText(field).refine((text) => text !== '', `${field}.required`);

const zipCode = requiredText('zipCode')
  .refine((text) => text === '' || ZIP_CODE.test(text), 'zipCode.invalid')
  .transform((text) => text.replace(/^(\d{5})-?(\d{4})$/, '$1-$2'));

function findDateOfBirthProblem(parts: CustomerFormValues['dateOfBirth'], now: Date): string | undefined {
  const typed = [parts.month, parts.day, parts.year];
  if (typed.every((part) => part === '')) return 'dateOfBirth.required';
  if (typed.some((part) => part === '')) return 'dateOfBirth.incomplete';
  if (!typed.every((part) => /^\d+$/.test(part))) return 'dateOfBirth.notNumbers';
  if (parts.year.length !== 4) return 'dateOfBirth.yearNotFourDigits';
  const date = toCalendarDate(parts);
  if (!isRealDate(date)) return 'dateOfBirth.notReal';
  const today = getUtcDate(now.getTime());
  if (isLaterDate(date, today)) return 'dateOfBirth.future';
  return isLaterDate({ ...today, year: today.year - AGE_MAX_YEARS }, date) ? 'dateOfBirth.tooLongAgo' : undefined;
}

const toCalendarDate = (parts: CustomerFormValues['dateOfBirth']) => ({
  year: Number(parts.year),
  month: Number(parts.month),
  day: Number(parts.day),
});

const datePart = z.string().trim();

const dateOfBirth = z
  .object({ month: datePart, day: datePart, year: datePart })
  .superRefine((parts, context) => {
    const problem = findDateOfBirthProblem(parts, new Date());
    if (problem) context.addIssue({ code: 'custom', message: problem });
  })
  .transform((parts) => formatDateOfBirth(toCalendarDate(parts)));

const phoneNumber = requiredText('phoneNumber').transform((text, context) => {
  const number = text === '' ? text : findPhoneNumber(text);
  if (number === undefined) context.addIssue({ code: 'custom', message: 'phoneNumber.invalid' });
  return number ?? z.NEVER;
});

const emailAddress = requiredText('emailAddress').refine(
  (text) => text === '' || isEmailAddress(text),
  'emailAddress.invalid',
);

const person = z.object({
  firstName: requiredText('firstName'),
  lastName: requiredText('lastName'),
  streetAddress: requiredText('streetAddress'),
  city: requiredText('city'),
  dateOfBirth,
  phoneNumber,
  emailAddress,
  reference: optionalText('reference'),
});

const inUnitedStates = person.extend({
  isOutsideUnitedStates: z.literal(false),
  state: requiredText('state').refine((text) => text === '' || isUsStateCode(text), 'state.invalid'),
  zipCode,
});

const outsideUnitedStates = person.extend({
  isOutsideUnitedStates: z.literal(true),
  state: optionalText('state'),
  zipCode: optionalText('zipCode'),
});

/**
 * The one schema of a customer: from what the form holds to what the portal sends on.
 *
 * Texts are trimmed and otherwise kept as typed. `dateOfBirth` becomes YYYYMMDD; `phoneNumber` 10 digits for United States
 * numbers and `+…` otherwise; `zipCode` 12345 or 12345-6789, or free text outside the United States. State and postal code
 * may be empty outside the United States, since not every country has them.
 */
export const customerSchema = z.discriminatedUnion('isOutsideUnitedStates', [inUnitedStates, outsideUnitedStates]);

export type Customer = z.output<typeof customerSchema>;
