import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A random text for a link that only its holder can know: 43 characters that need no escaping in an address. */
export function makeSecretToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Tells whether something has the form of a token: nothing else is put into a path. */
export function isSecretToken(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]{43}$/.test(text);
}

/** What is stored of a token: its SHA-256, hexadecimal. */
export function digestSecretToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
