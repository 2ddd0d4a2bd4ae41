import type { ColumnType } from 'kysely';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type { DecisionReason } from '../../../shared/review/decision';
import type { OptionalSealedColumns } from './application-tables';

/**
 * One decision by a staff member about a customer, in the embedded storage API or a remote one. What the staff member
 * wrote is sealed.
 */
export interface DecisionsTable extends OptionalSealedColumns {
  /** UUIDv7. */
  id: string;
  /** The customer's id in the portal; not a foreign key, because a remote customer is in another table. */
  customer_id: string;
  /** Epoch milliseconds. */
  at: number;
  /** The staff account. */
  staff_id: string;
  from_status: CustomerStatus;
  to_status: CustomerStatus;
  reason: DecisionReason | 'undone';
  /** The note, in rows from before notes were sealed, until the portal seals them. */
  note: ColumnType<string | null, null | undefined, null>;
  /** The text to the customer, in such rows. */
  customer_text: ColumnType<string | null, null | undefined, null>;
  /** `sending`: in progress, or cut off; `unconfirmed`: it may have arrived; `stored`: the storage API confirmed it. */
  state: 'sending' | 'unconfirmed' | 'stored';
  /** The previous decision, or '' for the first: only one decision may follow another. */
  follows_id: string;
}
