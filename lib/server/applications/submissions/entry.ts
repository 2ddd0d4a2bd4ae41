import type { CustomerSource } from '../../../shared/customer/customer-source';
import type { CustomerStatus } from '../../../shared/customer/customer-status';

/** Who sends a customer, and which record of the same email they may change. */
export type Entry = {
  source: Exclude<CustomerSource, 'api'>;
  /** Of the staff account, where `source` is `staff`. */
  enteredBy?: string;
  /**
   * - `own-refused`: applicants may renew a record that is FAIL where their own form wrote it last (see
   *   renewal-proof.ts), and never change another;
   * - `none`: staff who saw no record;
   * - `any`: staff who saw the record, and what differs.
   */
  mayChange: 'own-refused' | 'none' | 'any';
};

/**
 * Tells whether a record that stands in the storage may be written by this entry.
 *
 * @param present.isOwn the form proved that it wrote the record last
 */
export function mayWrite({ mayChange }: Entry, { status, isOwn }: { status: CustomerStatus; isOwn: boolean }): boolean {
  return mayChange === 'any' || (mayChange === 'own-refused' && status === 'FAIL' && isOwn);
}
