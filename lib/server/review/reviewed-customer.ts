import type { CustomerStatus } from '../../shared/customer/customer-status';
import type { StorageClient } from '../contract-client/storage-client';
import type { Database } from '../db/schema/database';
import type { DocumentKeys } from '../sealing/document-keys';

/** What deciding needs to know about a customer, in both embedded and remote mode. */
export type ReviewedCustomer = {
  id: string;
  emailAddress: string;
  /** Epoch milliseconds of the last submission or change. */
  updatedAt: number;
};

/** What deciding works with. */
export type ReviewTools = {
  database: Database;
  storage: StorageClient;
  /** The document keys, under which what staff write is sealed. Throws DocumentKeyError. */
  openKeys: () => Promise<DocumentKeys>;
  findCustomer: (customerId: string) => Promise<ReviewedCustomer | undefined>;
  /** Called with the new status once it is stored, for lists that keep a copy of it. */
  noteStatus?: ((customer: ReviewedCustomer, status: CustomerStatus) => Promise<void>) | undefined;
  /** Epoch milliseconds. */
  now: () => number;
};
