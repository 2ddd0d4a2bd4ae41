import { isDateField } from '@/lib/shared/customer/customer-form-values';
import { CUSTOMER_FIELDS, type FieldName, getField } from '@/lib/shared/customer/fields';

/** A day that no other field of the same word has, as YYYYMMDD and as people read it. */
const dayOf = (index: number) => ({ stored: `${1940 + index}0315`, shown: `March 15, ${1940 + index}` });

/**
 * A value for each field that stands in no other, as it is stored and as it is shown.
 *
 * @param word begins every text, so that the values of two persons differ
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
