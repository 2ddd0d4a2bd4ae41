import { toBase64Url } from './base64-url';

const TOKEN_BYTES = 32;

/** A random 256-bit token as base64url, in the form that lib/server/secret-token.ts has. It needs no secure context. */
export const makeSecretToken = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(TOKEN_BYTES)));
