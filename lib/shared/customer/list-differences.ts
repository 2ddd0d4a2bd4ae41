import type { CustomerFormValues } from './customer-form-values';
import type { StoredDetails } from './known-customer';

export type Difference = { field: keyof StoredDetails; stored: string; entered: string };

type EnteredValues = {
  [Name in keyof CustomerFormValues]?: Partial<CustomerFormValues[Name]> | CustomerFormValues[Name];
};

const FIELDS = [
  'firstName',
  'lastName',
  'streetAddress',
  'city',
  'state',
  'zipCode',
  'phoneNumber',
  'reference',
] as const satisfies readonly (keyof StoredDetails)[];

const digitsOf = (text: string) => text.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');

/** Compares as a person would: spaces at the ends do not count, and a phone number is its digits. */
function isSame(field: Difference['field'], stored: string, entered: string): boolean {
  if (field === 'phoneNumber') return digitsOf(stored) === digitsOf(entered);
  return stored.trim() === entered.trim();
}

function toDate({ year = '', month = '', day = '' }: Partial<CustomerFormValues['dateOfBirth']>): string {
  return year && month && day ? `${year.trim()}${month.trim().padStart(2, '0')}${day.trim().padStart(2, '0')}` : '';
}

const showDate = (date: string) => date.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');

/** Lists where something was entered that is not what is stored; what was not entered yet is no difference. */
export function listDifferences(values: EnteredValues, stored: StoredDetails): Difference[] {
  const texts = FIELDS.flatMap((field) => {
    const entered = String(values[field] ?? '');
    return entered.trim() === '' || isSame(field, stored[field], entered)
      ? []
      : [{ field, stored: stored[field], entered }];
  });
  const entered = toDate((values.dateOfBirth ?? {}) as Partial<CustomerFormValues['dateOfBirth']>);
  if (entered === '' || entered === stored.dateOfBirth) return texts;
  return [...texts, { field: 'dateOfBirth', stored: showDate(stored.dateOfBirth), entered: showDate(entered) }];
}
