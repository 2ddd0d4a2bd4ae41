import { type CipherKey, createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export const IV_BYTES = 12;
export const TAG_BYTES = 16;

const ALGORITHM = 'aes-256-gcm';

export type Sealed = { iv: Buffer; tag: Buffer; ciphertext: Buffer };

/** Encrypts with AES-256-GCM under a fresh random IV, bound to a context that must be the same when it is opened. */
export function seal(key: CipherKey, context: string, plain: Uint8Array): Sealed {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(context));
  const ciphertext = cipher.update(plain);
  // A stream cipher: final() completes the tag and adds no bytes.
  cipher.final();
  return { iv, tag: cipher.getAuthTag(), ciphertext };
}

/**
 * Decrypts what seal made.
 *
 * @throws when the key, the context or any byte is different
 */
export function open(key: CipherKey, context: string, { iv, tag, ciphertext }: Sealed): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(context))
    .setAuthTag(tag);
  const plain = decipher.update(ciphertext);
  decipher.final();
  return plain;
}
