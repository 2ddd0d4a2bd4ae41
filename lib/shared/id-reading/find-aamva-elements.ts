/** What one license's barcode holds: the text of each element by its three letters (`DAQ`, `DCS`, …). */
export type AamvaElements = ReadonlyMap<string, string>;

/** `@`, separators that vary in the wild, the file type, the issuer's number, and the version. Source: AAMVA DL/ID Card Design Standard, D.12.3. */
const HEADER = /^@[\s\p{Cc}]{0,8}(?:ANSI|AAMVA)\s?\d{6}\d{2}/u;
/** The entry of a subfile in the header: its type, offset and length. */
const SUBFILE_ENTRY = /(?:DL|ID|EN)\s?\d{4}\s?\d{4}/;
/** Where the subfile itself starts. Its stated offset is often wrong by one or more, so it is looked for. */
const SUBFILE_START = /(?:DL|ID|EN)[\s\p{Cc}]{0,2}(?=D[A-D][A-Z])/u;
const ELEMENT = /^(D[A-D][A-Z])(.*)$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the separators of the standard are control characters.
const SEPARATORS = /[\n\r\x1c-\x1f]+/;
const CONTROL_CHARACTER = /\p{Cc}/u;
/** Written where the issuer knows nothing. */
const NOTHING = /^(?:none|unavl|unavail|unavailable|unk|n\/a)?$/i;

/** A real license holds at least twice as many. */
const LEAST_ELEMENTS = 5;
/** PDF417 holds at most 1,850 characters of text. */
const MOST_CHARACTERS = 2_000;

/**
 * Takes apart the text of a license's barcode. Bar code readers have returned garbage as valid: whatever does not look like
 * a license throughout is refused.
 *
 * @returns undefined when it is not a license's barcode
 */
export function findAamvaElements(payload: string): AamvaElements | undefined {
  const text = payload.trimStart();
  if (text.length > MOST_CHARACTERS || !HEADER.test(text)) return undefined;
  const entry = SUBFILE_ENTRY.exec(text);
  const afterEntry = entry ? text.slice(entry.index + entry[0].length) : '';
  const start = SUBFILE_START.exec(afterEntry);
  if (!start) return undefined;
  const elements = new Map<string, string>();
  for (const line of afterEntry.slice(start.index + start[0].length).split(SEPARATORS)) {
    if (CONTROL_CHARACTER.test(line)) return undefined;
    const [, id, value = ''] = ELEMENT.exec(line) ?? [];
    if (id && !elements.has(id)) elements.set(id, NOTHING.test(value.trim()) ? '' : value.trim());
  }
  return elements.size < LEAST_ELEMENTS ? undefined : elements;
}
