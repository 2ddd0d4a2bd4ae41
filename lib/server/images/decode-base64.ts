import { decodedByteCount } from '../../shared/images/base64';

/** The last four characters say in one way only what the last one to three bytes are. */
function hasCanonicalEnd(bytes: Buffer, base64: string): boolean {
  const lastBytes = bytes.subarray(bytes.length - (bytes.length % 3 || 3));
  return lastBytes.toString('base64') === base64.slice(-4);
}

/**
 * Decodes base64 of at least one byte in its one canonical form (standard alphabet, padded, unbroken, unused bits zero)
 * without a pattern over every character: on megabytes that takes longer than all the rest of a request. Node.js' decoder skips what it does not know, so
 * a shortfall shows it; it also takes the alphabet for URLs, and characters beyond ASCII for others.
 *
 * @returns the bytes in memory of their own, or undefined when the text is not strict base64
 */
export function findBytesOfStrictBase64(base64: string): Buffer | undefined {
  const isAscii = Buffer.byteLength(base64) === base64.length;
  if (base64 === '' || base64.length % 4 !== 0 || !isAscii || base64.includes('-') || base64.includes('_'))
    return undefined;
  const bytes = Buffer.allocUnsafeSlow(decodedByteCount(base64));
  const isWhole = bytes.write(base64, 'base64') === bytes.length;
  return isWhole && hasCanonicalEnd(bytes, base64) ? bytes : undefined;
}
