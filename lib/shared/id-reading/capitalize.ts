/** Kept in capitals: compass points, post office boxes, and numerals after names. */
const CAPITALS = /^(?:NE|NW|SE|SW|PO|P\.O\.|II|III|IV)$/;
const ORDINAL = /^\d+(?:ST|ND|RD|TH)$/;
const WORD_START = /(^|[-'’./])(\p{L})/gu;

function capitalizeWord(word: string): string {
  if (CAPITALS.test(word)) return word;
  if (ORDINAL.test(word)) return word.toLowerCase();
  if (/\d/.test(word)) return word;
  return word
    .toLowerCase()
    .replace(WORD_START, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/^Mc(\p{L})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`)
    .replace(/'S$/, "'s");
}

/**
 * Capitalizes names and addresses that an ID prints in all caps the way people write them; other texts are unchanged.
 */
export function capitalize(text: string): string {
  return text !== text.toUpperCase() ? text : text.split(' ').map(capitalizeWord).join(' ');
}
