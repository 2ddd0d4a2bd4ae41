/** One thing that someone did. Rows are only ever added, and hold ids and fixed words, never personal data. */
export interface ActivityTable {
  /** UUIDv7, so ids are in time order. */
  id: string;
  /** Epoch milliseconds. */
  at: number;
  actor_kind: 'staff' | 'operator' | 'applicant' | 'api' | 'system';
  /** The staff account; null for other actors. */
  actor_id: string | null;
  /** A fixed word such as `customer.decided`. */
  action: string;
  /** What it was done to, such as a customer's or a staff account's id. */
  subject_id: string | null;
  /** A fixed word with more detail, such as the new status or role. */
  detail: string | null;
  /** Where a refused caller came from: a keyed digest of the address, never the address. */
  address_digest: string | null;
  /** The place in the chain, from 1. Clocks of several instances differ, so ids may be in another order. */
  position: number;
  /** See migrations/0022-entry-digest.ts. */
  digest: string;
}
