import { createHash } from 'node:crypto';
import { normalizeEmailAddress } from '../../shared/customer/email-address';

/** Identifies an email address while a submission for it is in progress; 64 hexadecimal digits. */
export function digestEmailAddress(emailAddress: string): string {
  return createHash('sha256').update(normalizeEmailAddress(emailAddress)).digest('hex');
}
