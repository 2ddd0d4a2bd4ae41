import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type { ListedField } from '../../../shared/review/customer-list';
import type { DirectoryColumns, FieldColumns } from './directory-columns';

/** A customer that this portal submitted to a remote storage account, as far as the customer list needs it. */
export interface RemoteCustomersTable extends DirectoryColumns, FieldColumns<Exclude<ListedField, 'emailAddress'>> {
  /** UUIDv7. */
  id: string;
  /** Trimmed and lowercased. */
  email: string;
  /** As last reported by the account. */
  status: CustomerStatus;
  /** The account's own page for the customer. */
  customer_link: string | null;
  /** Epoch milliseconds of the first submission. */
  created_at: number;
  /** Epoch milliseconds of the last submission, or of the last status received. */
  updated_at: number;
}
