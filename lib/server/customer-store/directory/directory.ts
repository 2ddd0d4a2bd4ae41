import type { SelectQueryBuilder } from 'kysely';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type { Tables } from '../../db/schema/tables';
import type { DirectoryCustomer } from './directory-customer';
import type { NotedSubmission } from './note-remote-submission';

/** The list of customers: it knows where they are stored, so that nothing else has to ask. */
export type Directory = {
  /** The rows to list and search. Every directory has the columns in listed-customer.ts, and the keys. */
  selectCustomers: () => SelectQueryBuilder<Tables, 'customers', object>;
  /** Finds a customer by the id in the URL of their page. */
  findCustomer: (id: string) => Promise<DirectoryCustomer | undefined>;
  /** Finds a customer by email, in any case. */
  findCustomerByEmail: (emailAddress: string) => Promise<DirectoryCustomer | undefined>;
  /**
   * Keeps what the list needs from a submission; call it once the storage has stored it. Repeating it changes nothing.
   */
  noteSubmission: (submission: NotedSubmission) => Promise<void>;
  /** Keeps the status that the storage returned. `now` in epoch milliseconds. */
  noteStatus: (heard: { emailAddress: string; status: CustomerStatus; now: number }) => Promise<void>;
};
