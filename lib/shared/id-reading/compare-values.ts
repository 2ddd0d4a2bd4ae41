import type { CustomerFormValues } from '../customer/customer-form-values';
import type { IdField } from './id-fields';
import { ID_FIELDS } from './id-fields';
import type { IdValues } from './id-reading';

/** What the form contains, as typed; absent if nothing has been typed yet. */
export type TypedValues = Partial<Pick<CustomerFormValues, IdField>>;

/** How the fields that an ID can fill compare with what was typed, each in form order. */
export type Comparison = { empty: IdField[]; different: IdField[]; same: IdField[] };

/** Ignores case, accents and punctuation: none of them makes a different name or street. */
const normalize = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const isBlank = (typed: TypedValues, field: IdField) =>
  field === 'dateOfBirth'
    ? Object.values(typed.dateOfBirth ?? {}).every((part) => part.trim() === '')
    : (typed[field] ?? '').trim() === '';

function isSameDate(typed: TypedValues['dateOfBirth'], read: NonNullable<IdValues['dateOfBirth']>): boolean {
  return (['year', 'month', 'day'] as const).every((part) => Number(typed?.[part]) === read[part]);
}

function isSame(typed: TypedValues, values: IdValues, field: IdField): boolean {
  if (field === 'dateOfBirth') return !!values.dateOfBirth && isSameDate(typed.dateOfBirth, values.dateOfBirth);
  const [left, right] = [normalize(typed[field] ?? ''), normalize(values[field] ?? '')];
  if (left === right) return true;
  // An ID may print all given names, and four more digits than people write.
  if (field === 'firstName') return right.startsWith(`${left} `) || left.startsWith(`${right} `);
  return field === 'zipCode' && /^\d{5}(?: ?\d{4})?$/.test(right) && left.slice(0, 5) === right.slice(0, 5);
}

/** Compares what was typed with what an ID says, field by field; fields that were not read are omitted. */
export function compareValues(typed: TypedValues, values: IdValues): Comparison {
  const comparison: Comparison = { empty: [], different: [], same: [] };
  for (const field of ID_FIELDS) {
    if (values[field] === undefined) continue;
    const kind = isBlank(typed, field) ? 'empty' : isSame(typed, values, field) ? 'same' : 'different';
    comparison[kind].push(field);
  }
  return comparison;
}
