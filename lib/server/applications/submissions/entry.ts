import type { CustomerSource } from '../../../shared/customer/customer-source';
import type { MailboxProof } from '../mailbox/mailbox-proof';
import { mayRenew, type PresentRecord } from './present-record';

/** Who sends a customer, and which record with the same email they may change. */
export type Entry = {
  source: Exclude<CustomerSource, 'api'>;
  /** The staff account, if `source` is `staff`. */
  enteredBy?: string;
  /**
   * - `own`: applicants may renew the record that their own status link wrote last (see renewal-proof.ts) if it is FAIL
   *   or staff asked for more, and any record whose mailbox they proved (see mailbox-proof.ts); what they may not change
   *   is held for staff;
   * - `none`: staff who saw no record;
   * - `any`: staff who saw the record and the differences.
   */
  mayChange: 'own' | 'none' | 'any';
  /** What an applicant found by findMailboxProof; it counts if this submission is the one that uses it. */
  mailboxProof?: MailboxProof | undefined;
};

/**
 * Tells whether this entry may overwrite a record that is already in the storage.
 *
 * @param isMailboxProved the submission has used a proof for its email
 */
export function mayWrite({ mayChange }: Entry, present: PresentRecord, isMailboxProved: boolean): boolean {
  return mayChange === 'any' || (mayChange === 'own' && (isMailboxProved || mayRenew(present)));
}
