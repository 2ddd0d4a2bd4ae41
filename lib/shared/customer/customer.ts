import { z } from '../zod';
import type { CustomerFormValues, DateParts } from './customer-form-values';
import { formatDateOfBirth } from './date-of-birth';
import { findDateProblem, toCalendarDate } from './date-problem';
import { isEmailAddress, trimEmailAddress } from './email-address';
import { CUSTOMER_FIELDS, type CustomerField, type FieldName } from './fields';
import { dropInvisible } from './pasted-text';
import { findPhoneNumber } from './phone-number';
import { findTextProblem, hasDirectionControl, type TextProblem } from './plain-text';
import { isUsStateCode } from './us-states';
import { findZipCode } from './zip-code';

// Every error is a key under `errors` in the message file form.json.

const TEXT_PROBLEM_KEYS: Record<TextProblem, string> = {
  'too-long': 'tooLong',
  'control-character': 'unprintable',
  'broken-unicode': 'unprintable',
};

/** A customer's text field; an empty one is an error if the field is required. */
const textOf = (field: string, isRequired: boolean) =>
  z
    .string()
    .trim()
    .superRefine((text, context) => {
      const problem = findTextProblem(text);
      const key = problem ? TEXT_PROBLEM_KEYS[problem] : hasDirectionControl(text) ? 'unprintable' : undefined;
      if (key) context.addIssue({ code: 'custom', message: `${field}.${key}` });
      if (isRequired && text === '') context.addIssue({ code: 'custom', message: `${field}.required` });
    });

type Text = ReturnType<typeof textOf>;

const zipCodeOf = (text: Text, field: string) =>
  text
    .refine((typed) => typed === '' || findZipCode(typed) !== undefined, `${field}.invalid`)
    .transform((typed) => findZipCode(typed) ?? typed);

const phoneNumberOf = (text: Text, field: string) =>
  text.transform((typed, context) => {
    const number = typed === '' ? typed : findPhoneNumber(typed);
    if (number === undefined) context.addIssue({ code: 'custom', message: `${field}.invalid` });
    return number ?? z.NEVER;
  });

const isEmpty = (parts: DateParts) => Object.values(parts).every((part) => part === '');

const datePart = z.string().trim();

const dateOf = (field: string, isRequired: boolean) =>
  z
    .object({ month: datePart, day: datePart, year: datePart })
    .superRefine((parts, context) => {
      const problem = isEmpty(parts) && !isRequired ? undefined : findDateProblem(parts, new Date());
      if (problem) context.addIssue({ code: 'custom', message: `${field}.${problem.key}` });
    })
    .transform((parts) => (isEmpty(parts) ? '' : formatDateOfBirth(toCalendarDate(parts))));

function schemaOf({ name, kind, required }: CustomerField, isOutsideUnitedStates: boolean): z.ZodType<string> {
  const isRequired = required === 'always' || (required === 'in-united-states' && !isOutsideUnitedStates);
  if (kind === 'date') return dateOf(name, isRequired);
  const text = textOf(name, isRequired);
  const pasted = (trim: (typed: string) => string, schema: z.ZodType<string, string>) =>
    z.string().transform(trim).pipe(schema);
  if (kind === 'email-address') {
    const address = text.refine((typed) => typed === '' || isEmailAddress(typed), `${name}.invalid`);
    return pasted(trimEmailAddress, address);
  }
  if (kind === 'phone-number') return pasted(dropInvisible, phoneNumberOf(text, name));
  if (kind === 'postal-code') return pasted(dropInvisible, isOutsideUnitedStates ? text : zipCodeOf(text, name));
  // Outside the United States both state and postal code are free text.
  if (isOutsideUnitedStates) return text;
  const isState = (typed: string) => typed === '' || isUsStateCode(typed);
  return kind === 'state' ? text.refine(isState, `${name}.invalid`) : text;
}

type Schemas = { [Name in FieldName]: z.ZodType<string, CustomerFormValues[Name]> };

const schemasOf = (isOutsideUnitedStates: boolean) =>
  Object.fromEntries(
    CUSTOMER_FIELDS.map((field) => [field.name, schemaOf(field, isOutsideUnitedStates)]),
  ) as unknown as Schemas;

const inUnitedStates = z.object({ ...schemasOf(false), isOutsideUnitedStates: z.literal(false) });
const outsideUnitedStates = z.object({ ...schemasOf(true), isOutsideUnitedStates: z.literal(true) });

/**
 * The one schema for a customer: from the form's values to what the portal sends on.
 *
 * Texts are trimmed and otherwise kept as typed; invisible characters are removed from phone number, email address and
 * postal code. A date becomes YYYYMMDD; a phone number becomes 10 digits for United States numbers and `+…` otherwise;
 * a ZIP code becomes 12345 or 12345-6789, or stays free text outside the United States. State and postal code may be
 * empty outside the United States, since not every country has them.
 */
export const customerSchema = z.discriminatedUnion('isOutsideUnitedStates', [inUnitedStates, outsideUnitedStates]);

export type Customer = z.output<typeof customerSchema>;
