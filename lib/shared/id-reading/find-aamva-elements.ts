import { ELEMENT_HOMES, isKnownElement } from './aamva-elements';

/** What one license's barcode holds: the text of each element by its three letters (`DAQ`, `DCS`, …). */
export type AamvaElements = ReadonlyMap<string, string>;

/**
 * `@`, separators that vary in the wild, the file type, and digits: the issuer's number, versions and the number of subfiles,
 * of which some cards leave out a few. Source: AAMVA DL/ID Card Design Standard, D.12.3.
 */
const HEADER = /^.{0,12}?(?:ANSI|AAMVA)\s*(?:\d\s?){7,14}/su;
/** The entries of subfiles in the header: each its type, offset and length. */
const SUBFILE_TABLE = /^(?:[A-Z]{2}\s?\d{4}\s?\d{4}\s*)+/;
const LICENSE_ENTRY = /(?:DL|ID|EN)\s?\d/;
/** Some issuers leave out the subfile's type before its first element. Stated offsets are often wrong, so they do not count. */
const ELEMENT = /^\s*(?:DL|ID|EN)?\s{0,2}((?:D[A-D]|PA)[A-Z])(.*)$/su;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the separators of the standard are control characters.
const SEPARATORS = /[\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+/;
const CONTROL_CHARACTER = /\p{Cc}/u;
/** Issuers fill up elements with blanks, and end some in a comma. */
const PADDING = /^[\s,]+|[\s,]+$/g;
/** Written where the issuer knows nothing. */
const NOTHING = /^(?:none|unavl|unavail|unavailable|unk|n\/a)?$/i;

/** A real license holds at least twice as many. */
const LEAST_ELEMENTS = 5;
/** PDF417 holds at most 1,850 characters of text. */
const MOST_CHARACTERS = 2_000;

function clean(value: string): string {
  const text = value.replace(PADDING, '');
  return NOTHING.test(text) ? '' : text;
}

/**
 * Takes apart the text of a license's barcode. Bar code readers have returned garbage as valid: whatever does not look like
 * a license throughout is refused.
 *
 * @returns undefined when it is not a license's barcode
 */
export function findAamvaElements(payload: string): AamvaElements | undefined {
  const text = payload.trimStart();
  const header = text.length > MOST_CHARACTERS ? undefined : HEADER.exec(text);
  if (!header) return undefined;
  const afterHeader = text.slice(header[0].length).trimStart();
  const table = SUBFILE_TABLE.exec(afterHeader)?.[0];
  if (!table || !LICENSE_ENTRY.test(table)) return undefined;
  const elements = new Map<string, string>();
  for (const line of afterHeader.slice(table.length).split(SEPARATORS)) {
    if (CONTROL_CHARACTER.test(line)) return undefined;
    const [, id, value = ''] = ELEMENT.exec(line) ?? [];
    if (id && isKnownElement(id) && !elements.get(id)) elements.set(id, clean(value));
  }
  return elements.size < LEAST_ELEMENTS ? undefined : elements;
}

/** What an element says; empty where it is absent, or the issuer knew nothing. */
export function findElement(elements: AamvaElements, home: keyof typeof ELEMENT_HOMES): string {
  for (const id of ELEMENT_HOMES[home]) {
    const text = elements.get(id);
    if (text) return text;
  }
  return '';
}
