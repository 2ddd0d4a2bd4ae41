import type { CustomerSource } from '../../../shared/customer/customer-source';
import type { CustomerStatus } from '../../../shared/customer/customer-status';

/** Who sends a customer, and which record with the same email they may change. */
export type Entry = {
  source: Exclude<CustomerSource, 'api'>;
  /** The staff account, if `source` is `staff`. */
  enteredBy?: string;
  /**
   * - `own`: applicants may renew the record that their own status link wrote last (see renewal-proof.ts) if it is FAIL
   *   or staff asked for more, and never change any other; what they may not change is held for staff;
   * - `none`: staff who saw no record;
   * - `any`: staff who saw the record and the differences.
   */
  mayChange: 'own' | 'none' | 'any';
};

/**
 * Tells whether this entry may overwrite a record that is already in the storage.
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
