import { createHmac, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import { DOCUMENT_KEY_BYTES, type DocumentKeys } from './document-keys';

function digestUnder(masterKey: KeyObject, purpose: string, parts: readonly string[]): Buffer {
  const key = Buffer.from(hkdfSync('sha256', masterKey, '', `keyed-digest|${purpose}`, DOCUMENT_KEY_BYTES));
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest();
}

/**
 * Makes a digest of something too short for a plain one, such as a code: without the document keys nobody can find out
 * what it was made of by trying.
 *
 * @param purpose keeps it separate from all other digests
 * @returns the id of the key, a colon, and 64 hexadecimal digits
 */
export function makeKeyedDigest(keys: DocumentKeys, purpose: string, parts: readonly string[]): string {
  const key = keys.byId.get(keys.activeId) as KeyObject;
  return `${keys.activeId}:${digestUnder(key, purpose, parts).toString('hex')}`;
}

/** Tells in constant time whether a digest was made of these parts; false if its key is no longer configured. */
export function matchesKeyedDigest(
  keys: DocumentKeys,
  purpose: string,
  { digest, parts }: { digest: string; parts: readonly string[] },
): boolean {
  const [keyId = '', hex = ''] = digest.split(':');
  const key = keys.byId.get(keyId) ?? keys.findLaterKey?.(keyId);
  if (!key) return false;
  const [expected, made] = [Buffer.from(hex, 'hex'), digestUnder(key, purpose, parts)];
  return expected.length === made.length && timingSafeEqual(expected, made);
}
