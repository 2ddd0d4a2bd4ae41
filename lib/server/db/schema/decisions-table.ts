import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type { DecisionReason } from '../../../shared/review/decision';

/** One decision of a member of staff about a customer, of the embedded storage API or of a remote one. */
export interface DecisionsTable {
  /** UUIDv7. */
  id: string;
  /** The customer's id in the portal; not a foreign key, because a remote customer stands in another table. */
  customer_id: string;
  /** Epoch milliseconds. */
  at: number;
  /** The staff account. */
  staff_id: string;
  from_status: CustomerStatus;
  to_status: CustomerStatus;
  reason: DecisionReason | 'undone';
  /** What the member of staff wrote. It may say something about the person. */
  note: string | null;
  /** What the member of staff wrote for the customer, who reads it on the status page. */
  customer_text: string | null;
  /** `sending`: under way, or cut off; `unconfirmed`: it may have arrived; `stored`: the storage API said so. */
  state: 'sending' | 'unconfirmed' | 'stored';
  /** The decision before this one, or '' for the first: one decision alone may follow another. */
  follows_id: string;
}
