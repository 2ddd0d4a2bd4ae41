import { type CustomerFormValues, type DateParts, isDateField } from './customer-form-values';
import { CUSTOMER_FIELDS, getField } from './fields';
import type { StoredDetails } from './known-customer';

export type Difference = { field: keyof StoredDetails; stored: string; entered: string };

type EnteredValues = {
  [Name in keyof CustomerFormValues]?: Partial<CustomerFormValues[Name]> | CustomerFormValues[Name];
};

/** Not compared, because the email address is how the customer was found. */
const COMPARED = CUSTOMER_FIELDS.map(({ name }) => name).filter((name) => name !== 'emailAddress');

const digitsOf = (text: string) => text.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');

/** Compares as a person would: leading and trailing spaces do not count, and only the digits of a phone number do. */
function isSame(field: Difference['field'], stored: string, entered: string): boolean {
  if (getField(field).kind === 'phone-number') return digitsOf(stored) === digitsOf(entered);
  return stored.trim() === entered.trim();
}

function toDate({ year = '', month = '', day = '' }: Partial<DateParts>): string {
  return year && month && day ? `${year.trim()}${month.trim().padStart(2, '0')}${day.trim().padStart(2, '0')}` : '';
}

const showDate = (date: string) => date.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');

function findDifference(values: EnteredValues, stored: StoredDetails, field: Difference['field']): Difference[] {
  const [before, typed] = [stored[field], values[field]];
  if (isDateField(field)) {
    const entered = toDate((typed ?? {}) as Partial<DateParts>);
    const isSameDate = entered === '' || entered === before;
    return isSameDate ? [] : [{ field, stored: showDate(before), entered: showDate(entered) }];
  }
  const entered = String(typed ?? '');
  return entered.trim() === '' || isSame(field, before, entered) ? [] : [{ field, stored: before, entered }];
}

/** Lists the fields whose entered value differs from the stored one; a field without an entry yet is no difference. */
export function listDifferences(values: EnteredValues, stored: StoredDetails): Difference[] {
  return COMPARED.flatMap((field) => findDifference(values, stored, field));
}
