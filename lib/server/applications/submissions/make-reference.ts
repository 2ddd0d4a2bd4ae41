/** Crockford's base 32: no letter that could be mistaken for a digit when read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/**
 * Makes the reference for a new customer who came without one, such as `7Q4M2-K9X3D`: short enough to read out over the
 * phone, and the same when the same submission is repeated.
 *
 * @param submissionId 64 hexadecimal digits
 */
export function makeReference(submissionId: string): string {
  const bytes = Buffer.from(submissionId, 'hex').subarray(0, LENGTH);
  const letters = Array.from(bytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return `${letters.slice(0, LENGTH / 2)}-${letters.slice(LENGTH / 2)}`;
}
