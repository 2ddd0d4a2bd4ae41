import type { Selectable } from 'kysely';
import { fromWire, STORED_FIELDS } from '../../../shared/contract/customer-mapping';
import { normalizeEmailAddress } from '../../../shared/customer/email-address';
import type { StoredDetails } from '../../../shared/customer/known-customer';
import type { ListedCustomer } from '../../../shared/review/customer-list';
import type { Database } from '../../db/schema/database';
import type { RemoteCustomersTable } from '../../db/schema/remote-customers-table';
import type { CustomersTable } from '../../db/schema/tables';
import { toListedCustomer } from './listed-customer';

/** A customer as the portal's own database knows it. */
export type DirectoryCustomer = ListedCustomer & {
  /** Epoch milliseconds. */
  updatedAt: number;
  /** Only in embedded mode: a remote account is asked for them. */
  details: StoredDetails | undefined;
  /** The remote account's own page of the customer; undefined in embedded mode. */
  customerLink: string | undefined;
};

type Row = Selectable<CustomersTable> | Selectable<RemoteCustomersTable>;

function toDirectoryCustomer(row: Row): DirectoryCustomer {
  return {
    ...toListedCustomer(row),
    updatedAt: row.updated_at,
    details: 'current_set_id' in row ? fromWire(STORED_FIELDS, row) : undefined,
    customerLink: 'customer_link' in row ? (row.customer_link ?? undefined) : undefined,
  };
}

async function findBy(
  { kysely }: Database,
  [column, value]: ['id' | 'email', string],
  isRemote: boolean,
): Promise<DirectoryCustomer | undefined> {
  const row: Row | undefined = isRemote
    ? await kysely.selectFrom('remote_customers').selectAll().where(column, '=', value).executeTakeFirst()
    : await kysely.selectFrom('customers').selectAll().where(column, '=', value).executeTakeFirst();
  return row && toDirectoryCustomer(row);
}

/**
 * Finds a customer by the id in the address of its page.
 *
 * @param isRemote whether the storage is a remote account (see storage/is-storage-remote.ts)
 */
export function findCustomer(
  database: Database,
  id: string,
  isRemote: boolean,
): Promise<DirectoryCustomer | undefined> {
  return findBy(database, ['id', id], isRemote);
}

/** Finds a customer by email, in any case; otherwise like `findCustomer`. */
export function findCustomerByEmail(
  database: Database,
  emailAddress: string,
  isRemote: boolean,
): Promise<DirectoryCustomer | undefined> {
  return findBy(database, ['email', normalizeEmailAddress(emailAddress)], isRemote);
}
