import type { CustomerSource } from '../../../shared/customer/customer-source';
import type { CustomerStatus } from '../../../shared/customer/customer-status';

/** Who sends a customer, and which record of the same email they may change. */
export type Entry = {
  source: Exclude<CustomerSource, 'api'>;
  /** Of the staff account, where `source` is `staff`. */
  enteredBy?: string;
  /**
   * - `own`: applicants may renew the record that their own status link wrote last (see renewal-proof.ts) where it is FAIL
   *   or staff asked for more, and never change another; what they may not change is held for staff;
   * - `none`: staff who saw no record;
   * - `any`: staff who saw the record, and what differs.
   */
  mayChange: 'own' | 'none' | 'any';
};

/**
 * Tells whether a record that stands in the storage may be written by this entry.
 *
 * @param present.isOwn the status link proved that it wrote the record last
 * @param present.isMoreAskedFor staff decided that they need more
 */
export function mayWrite(
  { mayChange }: Entry,
  { status, isOwn, isMoreAskedFor }: { status: CustomerStatus; isOwn: boolean; isMoreAskedFor: boolean },
): boolean {
  return mayChange === 'any' || (mayChange === 'own' && isOwn && (status === 'FAIL' || isMoreAskedFor));
}
