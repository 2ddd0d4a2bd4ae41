import type { SelectQueryBuilder } from 'kysely';
import { normalizeEmailAddress } from '../../../shared/customer/email-address';
import type { Database } from '../../db/schema/database';
import type { Tables } from '../../db/schema/tables';
import { inTransaction } from '../../db/transactions/in-transaction';
import type { Directory } from './directory';
import type { DirectoryCustomer } from './directory-customer';
import { toListedCustomer } from './listed-customer';
import { noteRemoteSubmission } from './note-remote-submission';
import { noteRemoteStatus } from './note-status';

/**
 * Makes the directory for a remote account, which offers no list: what this portal submitted, with the last known
 * status.
 */
export function createRemoteDirectory(database: Database): Directory {
  const { kysely } = database;
  const findBy = async (column: 'id' | 'email', value: string): Promise<DirectoryCustomer | undefined> => {
    const row = await kysely.selectFrom('remote_customers').selectAll().where(column, '=', value).executeTakeFirst();
    if (!row) return undefined;
    const customerLink = row.customer_link ?? undefined;
    return { ...toListedCustomer(row), updatedAt: row.updated_at, details: undefined, customerLink };
  };
  return {
    // Both tables have the columns that are listed and searched.
    selectCustomers: () =>
      kysely.selectFrom('remote_customers as customers') as unknown as SelectQueryBuilder<Tables, 'customers', object>,
    findCustomer: (id) => findBy('id', id),
    findCustomerByEmail: (emailAddress) => findBy('email', normalizeEmailAddress(emailAddress)),
    noteSubmission: (submission) =>
      inTransaction(database, (transaction) => noteRemoteSubmission(transaction, submission)),
    noteStatus: (heard) => noteRemoteStatus(database, heard),
  };
}
