import { toWireName } from '../../shared/customer/fields';
import type { ListedField } from '../../shared/review/customer-list';
import type { FieldColumns, SearchKeyColumn } from '../db/schema/directory-columns';

/** Combining marks, such as the accent of é after decomposition. */
const MARKS = /\p{M}+/gu;
/** People type O'Farrell, O’Farrell and OFarrell. */
const APOSTROPHES = /['’ʼ`]/g;
const NOT_LETTER_OR_DIGIT = /[^\p{L}\p{N}]+/gu;

/** Folds a name for searching: no accents, lowercase, with commas and other punctuation as single spaces. */
export function foldName(text: string): string {
  const plain = text.normalize('NFKD').replace(MARKS, '').replace(APOSTROPHES, '').toLowerCase();
  return plain.replace(NOT_LETTER_OR_DIGIT, ' ').trim();
}

/** Folds a reference for searching: lowercase, letters and digits only, so that hyphens may be left out. */
export function foldReference(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(NOT_LETTER_OR_DIGIT, '');
}

type SearchKey = { fields: readonly Exclude<ListedField, 'emailAddress'>[]; fold: (text: string) => string };

/** What customers are found by besides the email: the beginnings of these fields, concatenated and folded. */
export const SEARCH_KEYS: Record<SearchKeyColumn, SearchKey> = {
  // A name may be typed in either order.
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

/** Every key that a customer is found by, besides the email itself. */
export function searchKeysOf(row: KeyedRow): Record<SearchKeyColumn, string | null> {
  const keys = SEARCH_KEY_COLUMNS.map((column) => [column, keyOf(SEARCH_KEYS[column], row)]);
  return Object.fromEntries(keys) as Record<SearchKeyColumn, string | null>;
}
