import { createHash } from 'node:crypto';
import type { CheckedSubmission } from './check-submission';

/**
 * Identifies a submission by its content, keyed with the form's key. The key is random and never stored, so the digest
 * reveals nothing about the content to anyone who reads the database.
 *
 * @returns 64 hexadecimal digits
 */
export function digestSubmission({ submissionKey, customer, documents }: CheckedSubmission): string {
  return createHash('sha256')
    .update(submissionKey)
    .update('\0')
    .update(JSON.stringify(customer))
    .update('\0')
    .update(documents.front.bytes)
    .update('\0')
    .update(documents.back?.bytes ?? '')
    .digest('hex');
}
