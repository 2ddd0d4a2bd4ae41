import type { StoredDetails } from '../../../shared/customer/known-customer';
import type { ListedCustomer } from '../../../shared/review/customer-list';

/** A customer as the portal's own database knows it. */
export type DirectoryCustomer = ListedCustomer & {
  /** Epoch milliseconds. */
  updatedAt: number;
  /** Undefined beside a remote account, which is asked for them. */
  details: StoredDetails | undefined;
  /** The page that staff open; undefined while a remote account has not named one. */
  customerLink: string | undefined;
};
