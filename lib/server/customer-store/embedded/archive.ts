import type { Selectable } from 'kysely';
import type { DocumentSide } from '../../../shared/contract/request';
import type { StatusHistoryTable } from '../../db/schema/tables';
import { type CustomerVersion, listCustomerVersions } from './customer-version';
import type { Store } from './store';
import { listStoredSets, readStoredSet, type StoredSet } from './stored-document-sets';

/** What the embedded storage remembers about a customer beyond the contract, which covers only the present. */
export type Archive = {
  /** Oldest first. */
  listStatusChanges: (customerId: string) => Promise<Selectable<StatusHistoryTable>[]>;
  /** The values that changes to the customer replaced, newest first. Throws SealError. */
  listVersions: (customerId: string) => Promise<CustomerVersion[]>;
  /** Newest first. */
  listDocumentSets: (customerId: string) => Promise<StoredSet[]>;
  /** The images of a set; none if it belongs to another customer or no longer has images. Throws SealError. */
  readDocumentSet: (place: { customerId: string; setId: string }) => Promise<Partial<Record<DocumentSide, Buffer>>>;
};

/** Makes the archive of a store, which is opened on each access. */
export function createArchive(openStore: () => Promise<Store>): Archive {
  return {
    listStatusChanges: async (customerId) => {
      const { database } = await openStore();
      const query = database.kysely.selectFrom('status_history').selectAll().where('customer_id', '=', customerId);
      return query.orderBy('id').execute();
    },
    listVersions: async (customerId) => {
      const { database, keys } = await openStore();
      return listCustomerVersions(database.kysely, keys, customerId);
    },
    listDocumentSets: async (customerId) => listStoredSets((await openStore()).database, customerId),
    readDocumentSet: async (place) => readStoredSet(await openStore(), place),
  };
}
