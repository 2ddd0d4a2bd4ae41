import { toWireName } from '../../shared/customer/fields';
import type { ListedField } from '../../shared/review/customer-list';
import type { FieldColumns, SearchKeyColumn } from '../db/schema/directory-columns';

/** Marks of combined letters, such as the accent of é once it was taken apart. */
const MARKS = /\p{M}+/gu;
/** People type O'Farrell, O’Farrell and OFarrell. */
const APOSTROPHES = /['’ʼ`]/g;
const NOT_LETTER_OR_DIGIT = /[^\p{L}\p{N}]+/gu;

/** Folds a name for finding: no accents, lower case, commas and other signs as single spaces. */
export function foldName(text: string): string {
  const plain = text.normalize('NFKD').replace(MARKS, '').replace(APOSTROPHES, '').toLowerCase();
  return plain.replace(NOT_LETTER_OR_DIGIT, ' ').trim();
}

/** Folds a reference for finding: lower case, letters and digits only, so that hyphens may be left out. */
export function foldReference(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(NOT_LETTER_OR_DIGIT, '');
}

type SearchKey = { fields: readonly Exclude<ListedField, 'emailAddress'>[]; fold: (text: string) => string };

/** What customers are found by beside the email: the beginning of these fields, one behind the other, folded. */
export const SEARCH_KEYS: Record<SearchKeyColumn, SearchKey> = {
  // A name may be typed either way round.
  name_key: { fields: ['firstName', 'lastName'], fold: foldName },
  surname_key: { fields: ['lastName', 'firstName'], fold: foldName },
  reference_key: { fields: ['reference'], fold: foldReference },
};

export const SEARCH_KEY_COLUMNS = Object.keys(SEARCH_KEYS) as SearchKeyColumn[];

type KeyedRow = Partial<FieldColumns<Exclude<ListedField, 'emailAddress'>>>;

function keyOf({ fields, fold }: SearchKey, row: KeyedRow): string | null {
  const texts = fields.map((name) => row[toWireName(name)] ?? '').filter((text) => text !== '');
  return fold(texts.join(' ')) || null;
}

/** Every key by which a customer is found, beside the email itself. */
export function searchKeysOf(row: KeyedRow): Record<SearchKeyColumn, string | null> {
  const keys = SEARCH_KEY_COLUMNS.map((column) => [column, keyOf(SEARCH_KEYS[column], row)]);
  return Object.fromEntries(keys) as Record<SearchKeyColumn, string | null>;
}
