import type { StoredDetails } from '../../../shared/customer/known-customer';
import type { ListedCustomer } from '../../../shared/review/customer-list';

/** A customer as the portal's own database knows it. */
export type DirectoryCustomer = ListedCustomer & {
  /** Epoch milliseconds. */
  updatedAt: number;
  /** Undefined with a remote account, which is asked for them. */
  details: StoredDetails | undefined;
  /** The page that staff open; undefined until a remote account has supplied one. */
  customerLink: string | undefined;
};
