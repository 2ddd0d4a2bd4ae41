import { createHash } from 'node:crypto';

/** How long a status link works after its last submission, in milliseconds: 90 days. */
export const STATUS_LINK_MAX_AGE_MS = 90 * 24 * 60 * 60 * 1000;

/** Each keeps its digest separate from all others. */
const LOOK_UP = 'status-link';
const OF_INVITATION = 'status-of-invitation';

const digest = (purpose: string, secret: string) => createHash('sha256').update(`${purpose}\0${secret}`);

/** The key for looking up a status link: 64 hexadecimal digits. */
export function digestStatusSecret(secret: string): string {
  return digest(LOOK_UP, secret).digest('hex');
}

/**
 * The secret of the status link that belongs to an invitation: it can be derived from the token, but not the reverse.
 */
export function statusSecretOfInvitation(token: string): string {
  return digest(OF_INVITATION, token).digest('base64url');
}
