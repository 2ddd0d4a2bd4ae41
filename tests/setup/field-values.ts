import { isDateField } from '@/lib/shared/customer/customer-form-values';
import { CUSTOMER_FIELDS, type FieldName, getField } from '@/lib/shared/customer/fields';

/** A date that no other field with the same word has, as YYYYMMDD and in readable form. */
const dayOf = (index: number) => ({ stored: `${1940 + index}0315`, shown: `March 15, ${1940 + index}` });

/**
 * A unique value for each field, as stored and as shown.
 *
 * @param word prefix of every text, so that two people have different values
 */
export function makeTextValues(word: string): Record<'values' | 'shown', Record<FieldName, string>> {
  const makeValue = (name: FieldName, index: number) => {
    if (isDateField(name)) return dayOf(index + word.length);
    const isEmail = getField(name).kind === 'email-address';
    const text = isEmail ? `${word}@example.com` : `${word}Of${name}`;
    return { stored: text, shown: text };
  };
  const entries = CUSTOMER_FIELDS.map(({ name }, index) => [name, makeValue(name, index)] as const);
  const pick = (form: 'stored' | 'shown') =>
    Object.fromEntries(entries.map(([name, value]) => [name, value[form]])) as Record<FieldName, string>;
  return { values: pick('stored'), shown: pick('shown') };
}
