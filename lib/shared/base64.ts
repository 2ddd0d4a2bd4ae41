// A class, not a repeated group: a group of four overflows the regular expression stack at some megabytes.
const ALPHABET_AND_PADDING = /^[A-Za-z0-9+/]*={0,2}$/;
/** Bits that the padding leaves unused must be zero, so that each byte sequence has exactly one text. */
const LAST_QUANTUM = /(?:[A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{2}==)$/;
const UNUSED_BITS_ARE_ZERO = /(?:[^=]|[^=][AEIMQUYcgkosw048]=|[AQgw]==)$/;

/** Tells whether a text is base64 of at least one byte in its one canonical form: standard alphabet, padded, unbroken. */
export function isStrictBase64(text: string): boolean {
  const lastQuantum = text.slice(-4);
  return (
    text.length > 0 &&
    text.length % 4 === 0 &&
    LAST_QUANTUM.test(lastQuantum) &&
    UNUSED_BITS_ARE_ZERO.test(lastQuantum) &&
    ALPHABET_AND_PADDING.test(text)
  );
}

/** How many bytes a strict base64 text decodes to. */
export function decodedByteCount(base64: string): number {
  const paddingCharacters = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  return (base64.length / 4) * 3 - paddingCharacters;
}
