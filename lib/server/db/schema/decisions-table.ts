import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type { DecisionReason } from '../../../shared/review/decision';

/** One decision by a staff member about a customer, in the embedded storage API or a remote one. */
export interface DecisionsTable {
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
  /** What the staff member wrote. It may contain personal information. */
  note: string | null;
  /** What the staff member wrote to the customer, who reads it on the status page. */
  customer_text: string | null;
  /** `sending`: in progress, or cut off; `unconfirmed`: it may have arrived; `stored`: the storage API confirmed it. */
  state: 'sending' | 'unconfirmed' | 'stored';
  /** The previous decision, or '' for the first: only one decision may follow another. */
  follows_id: string;
}
