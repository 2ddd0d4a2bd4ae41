/**
 * The keys that customers were found by when migration 0007 was released. A released migration imports nothing that may
 * change: for the current keys see lib/server/customer-store/search-keys.ts.
 */

const MARKS = /\p{M}+/gu;
const APOSTROPHES = /['’ʼ`]/g;
const NOT_LETTER_OR_DIGIT = /[^\p{L}\p{N}]+/gu;

function foldName(text: string): string {
  const plain = text.normalize('NFKD').replace(MARKS, '').replace(APOSTROPHES, '').toLowerCase();
  return plain.replace(NOT_LETTER_OR_DIGIT, ' ').trim();
}

function foldReference(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(NOT_LETTER_OR_DIGIT, '');
}

/** The columns of a customer that the keys come from. */
export type KeyedRow = { id: string; fn: string | null; ln: string | null; reference: string | null };

/** Every key that a customer was found by, besides the email itself. */
export function searchKeysAt0007({ fn, ln, reference }: KeyedRow) {
  const join = (...parts: (string | null)[]) => foldName(parts.filter((part) => part !== null).join(' ')) || null;
  return {
    name_key: join(fn, ln),
    surname_key: join(ln, fn),
    reference_key: (reference && foldReference(reference)) || null,
  };
}
