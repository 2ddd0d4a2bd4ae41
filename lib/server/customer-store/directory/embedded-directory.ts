import { fromWire, STORED_FIELDS } from '../../../shared/contract/customer-mapping';
import { normalizeEmailAddress } from '../../../shared/customer/email-address';
import type { Database } from '../../db/schema/database';
import type { Directory } from './directory';
import type { DirectoryCustomer } from './directory-customer';
import { toListedCustomer } from './listed-customer';

/**
 * Makes the directory of the embedded storage, which is the storage's own table, so nothing needs to be kept
 * separately.
 *
 * @param linkTo the URL of a customer's page
 */
export function createEmbeddedDirectory({ kysely }: Database, linkTo: (customerId: string) => string): Directory {
  const findBy = async (column: 'id' | 'email', value: string): Promise<DirectoryCustomer | undefined> => {
    const row = await kysely.selectFrom('customers').selectAll().where(column, '=', value).executeTakeFirst();
    if (!row) return undefined;
    return {
      ...toListedCustomer(row),
      updatedAt: row.updated_at,
      details: fromWire(STORED_FIELDS, row),
      customerLink: linkTo(row.id),
    };
  };
  return {
    selectCustomers: () => kysely.selectFrom('customers'),
    findCustomer: (id) => findBy('id', id),
    findCustomerByEmail: (emailAddress) => findBy('email', normalizeEmailAddress(emailAddress)),
    noteSubmission: async () => {},
    noteStatus: async () => {},
  };
}
