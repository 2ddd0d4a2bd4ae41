import { ELEMENT_HOMES, isKnownElement } from './aamva-elements';

/** The text of each element by its three letters (`DAQ`, `DCS`, …). */
export type AamvaElements = ReadonlyMap<string, string>;

/** The contents of one license's barcode. `subfiles`: their types, such as DL. */
export type AamvaCard = { subfiles: ReadonlySet<string>; elements: AamvaElements };

/**
 * `@`, separators that vary in practice, the file type, and digits: the issuer's number, versions and the number of
 * subfiles, some of which a few cards omit. Source: AAMVA DL/ID Card Design Standard, D.12.3.
 */
const HEADER = /^.{0,12}?(?:ANSI|AAMVA)\s*(?:\d\s?){7,14}/su;
/** The subfile entries in the header: type, offset and length of each. */
const SUBFILE_TABLE = /^(?:[A-Z]{2}\s?\d{4}\s?\d{4}\s*)+/;
const SUBFILE_TYPE = /[A-Z]{2}/g;
const LICENSE_SUBFILES = ['DL', 'ID', 'EN'];
/**
 * Some issuers omit the subfile's type before its first element. Stated offsets are often wrong, so they are ignored.
 */
const ELEMENT = /^\s*(?:DL|ID|EN)?\s{0,2}((?:D[A-D]|PA)[A-Z])(.*)$/su;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the separators of the standard are control characters.
const SEPARATORS = /[\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+/;
const CONTROL_CHARACTER = /\p{Cc}/u;
/** Issuers pad elements with spaces, and end some with a comma. */
const PADDING = /^[\s,]+|[\s,]+$/g;
/** Written by issuers for unknown values. */
const NOTHING = /^(?:none|unavl|unavail|unavailable|unk|n\/a)?$/i;

/** A real license has at least twice as many. */
const LEAST_ELEMENTS = 5;
/** PDF417 holds at most 1,850 text characters. */
const MOST_CHARACTERS = 2_000;

function clean(value: string): string {
  const text = value.replace(PADDING, '');
  return NOTHING.test(text) ? '' : text;
}

/**
 * Parses the text of a license's barcode. Barcode readers have returned garbage as valid, so anything that does not
 * look like a license throughout is refused.
 *
 * @returns undefined if it is not a license's barcode
 */
export function findAamvaCard(payload: string): AamvaCard | undefined {
  const text = payload.trimStart();
  const header = text.length > MOST_CHARACTERS ? undefined : HEADER.exec(text);
  if (!header) return undefined;
  const afterHeader = text.slice(header[0].length).trimStart();
  const table = SUBFILE_TABLE.exec(afterHeader)?.[0];
  if (!table) return undefined;
  const subfiles = new Set(table.match(SUBFILE_TYPE));
  if (!LICENSE_SUBFILES.some((type) => subfiles.has(type))) return undefined;
  const elements = new Map<string, string>();
  for (const line of afterHeader.slice(table.length).split(SEPARATORS)) {
    if (CONTROL_CHARACTER.test(line)) return undefined;
    const [, id, value = ''] = ELEMENT.exec(line) ?? [];
    if (id && isKnownElement(id) && !elements.get(id)) elements.set(id, clean(value));
  }
  return elements.size < LEAST_ELEMENTS ? undefined : { subfiles, elements };
}

/** The value of an element; empty if it is absent, or the issuer did not know it. */
export function findElement(elements: AamvaElements, home: keyof typeof ELEMENT_HOMES): string {
  for (const id of ELEMENT_HOMES[home]) {
    const text = elements.get(id);
    if (text) return text;
  }
  return '';
}
