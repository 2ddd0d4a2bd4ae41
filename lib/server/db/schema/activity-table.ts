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
}
