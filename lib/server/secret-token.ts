import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;

/** A random string for a link that only its holder can know: 43 characters that need no escaping in a URL. */
export function makeSecretToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Tells whether something has the form of a token: nothing else goes into a path. */
export function isSecretToken(text: unknown): text is string {
  return typeof text === 'string' && /^[\w-]{43}$/.test(text);
}

/** What is stored for a token: its SHA-256, in hexadecimal. */
export function digestSecretToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
