import type { CustomerSource } from '../../../shared/customer/customer-source';
import type { CustomerStatus } from '../../../shared/customer/customer-status';

/** Who sends a customer, and which record of the same email they may change. */
export type Entry = {
  source: Exclude<CustomerSource, 'api'>;
  /** Of the staff account, where `source` is `staff`. */
  enteredBy?: string;
  /**
   * - `refused`: applicants may renew a record that is FAIL, and never change another;
   * - `none`: staff who saw no record;
   * - `any`: staff who saw the record, and what differs.
   */
  mayChange: 'refused' | 'none' | 'any';
};

/** Tells whether a record that stands in the storage may be written by this entry. */
export function mayWrite({ mayChange }: Entry, present: CustomerStatus): boolean {
  return mayChange === 'any' || (mayChange === 'refused' && present === 'FAIL');
}
