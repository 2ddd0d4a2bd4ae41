import type { StoredDetails } from '../../../shared/customer/known-customer';
import type { ListedCustomer } from '../../../shared/review/customer-list';

/** What the embedded storage holds of a person beside the name; empty text where nothing is stored. */
type CustomerDetails = Omit<StoredDetails, 'firstName' | 'lastName' | 'reference'>;

/** A customer as the portal's own database knows it. */
export type DirectoryCustomer = ListedCustomer & {
  /** Epoch milliseconds. */
  updatedAt: number;
  /** Undefined beside a remote account, which is asked for them. */
  details: CustomerDetails | undefined;
  /** The page that staff open; undefined while a remote account has not named one. */
  customerLink: string | undefined;
};
