import { decodedByteCount } from '../../shared/images/base64';

/** There is only one way for the last four characters to encode the last one to three bytes. */
function hasCanonicalEnd(bytes: Buffer, base64: string): boolean {
  const lastBytes = bytes.subarray(bytes.length - (bytes.length % 3 || 3));
  return lastBytes.toString('base64') === base64.slice(-4);
}

/**
 * Decodes base64 of at least one byte in its single canonical form (standard alphabet, padded, unbroken, unused bits
 * zero) without running a pattern over every character: on megabytes that takes longer than everything else in a
 * request. Node.js's decoder skips characters it does not know, which shows up as a shortfall; it also accepts the URL
 * alphabet, and mistakes some non-ASCII characters for others.
 *
 * @returns the bytes with their own memory, or undefined when the text is not strict base64
 */
export function findBytesOfStrictBase64(base64: string): Buffer | undefined {
  const isAscii = Buffer.byteLength(base64) === base64.length;
  if (base64 === '' || base64.length % 4 !== 0 || !isAscii || base64.includes('-') || base64.includes('_'))
    return undefined;
  const bytes = Buffer.allocUnsafeSlow(decodedByteCount(base64));
  const isWhole = bytes.write(base64, 'base64') === bytes.length;
  return isWhole && hasCanonicalEnd(bytes, base64) ? bytes : undefined;
}
