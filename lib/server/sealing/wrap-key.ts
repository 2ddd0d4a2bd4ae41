import type { CipherKey } from 'node:crypto';
import { IV_BYTES, open, seal, TAG_BYTES } from './aes-gcm';

/** Encrypts a small secret under a master key into one value: IV, tag, ciphertext. */
export function wrap(masterKey: CipherKey, context: string, secret: Uint8Array): Buffer {
  const { iv, tag, ciphertext } = seal(masterKey, context, secret);
  return Buffer.concat([iv, tag, ciphertext]);
}

/**
 * Decrypts what wrap made.
 *
 * @throws when the key, the context or any byte is different
 */
export function unwrap(masterKey: CipherKey, context: string, wrapped: Buffer): Buffer {
  return open(masterKey, context, {
    iv: wrapped.subarray(0, IV_BYTES),
    tag: wrapped.subarray(IV_BYTES, IV_BYTES + TAG_BYTES),
    ciphertext: wrapped.subarray(IV_BYTES + TAG_BYTES),
  });
}
