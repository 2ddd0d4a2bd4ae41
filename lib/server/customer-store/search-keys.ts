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

type Named = { fn: string | null; ln: string | null };
type SearchKeys = Record<'name_key' | 'surname_key' | 'reference_key', string | null>;

/** The keys by which a name is found: it may be typed either way round. */
export function nameKeysOf({ fn, ln }: Named): Pick<SearchKeys, 'name_key' | 'surname_key'> {
  const join = (...parts: (string | null)[]) => foldName(parts.filter((part) => part !== null).join(' ')) || null;
  return { name_key: join(fn, ln), surname_key: join(ln, fn) };
}

/** Every key by which a customer is found, beside the email itself. */
export function searchKeysOf(customer: Named & { reference: string | null }): SearchKeys {
  return { ...nameKeysOf(customer), ...referenceKeyOf(customer) };
}

/** The key by which a reference is found. */
export function referenceKeyOf({ reference }: { reference: string | null }): Pick<SearchKeys, 'reference_key'> {
  return { reference_key: (reference && foldReference(reference)) || null };
}
