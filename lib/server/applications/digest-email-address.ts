import { createHash } from 'node:crypto';
import { normalizeEmailAddress } from '../../shared/customer/email-address';

/** Names an email address while a submission for it is under way; 64 hexadecimal digits. */
export function digestEmailAddress(emailAddress: string): string {
  return createHash('sha256').update(normalizeEmailAddress(emailAddress)).digest('hex');
}
