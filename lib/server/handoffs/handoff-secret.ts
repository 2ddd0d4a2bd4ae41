import { createHash, randomBytes } from 'node:crypto';

/** 128 bits: nobody guesses it, and the code that a phone's camera reads stays coarse. */
const LINK_SECRET_BYTES = 16;
const KEPT_SECRET_BYTES = 32;

/** A random secret for a link, 22 characters that need no escaping. */
export function makeLinkSecret(): string {
  return randomBytes(LINK_SECRET_BYTES).toString('base64url');
}

/** A random secret that a form or a phone keeps, 43 characters. */
export function makeKeptSecret(): string {
  return randomBytes(KEPT_SECRET_BYTES).toString('base64url');
}

/** SHA-256 in hexadecimal, all that is stored of a secret. A plain digest is enough: the secrets are random. */
export function digestSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
