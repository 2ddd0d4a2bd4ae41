import { v7 as uuidv7 } from 'uuid';
import { inject } from 'vitest';
import type { DatabaseLocation } from '../../../lib/server/db/connection/open-database';
import type { DatabaseKind } from '../../../lib/server/db/schema/database';
import type { TableName } from '../../../lib/server/db/upkeep/table-list';
import { insertRows, type Row } from '../../../lib/server/db/upkeep/whole-tables';
import type { DocumentKeys } from '../../../lib/server/sealing/document-keys';
import { loadDocumentKeys } from '../../../lib/server/sealing/load-document-keys';
import { sealImage } from '../../../lib/server/sealing/seal-image';
import { createPostgresDatabase } from '../../setup/postgres/create-database';
import { makeTestFolder } from '../../setup/test-database';
import { openAtMigration } from './open-at-migration';
import { BACK, FRONT, makeEmail, OTHER_FRONT } from './sample';

/** A customer with one set of images, as returned by the storage API. */
type OldCustomer = { email: string; documents: { front: string; back?: string } };

/** Creates a location for a database without any tables. */
export async function makeUnmigratedDatabase(kind: DatabaseKind) {
  const { folder: dataDir, remove } = makeTestFolder();
  const databaseUrl = kind === 'postgres' ? await createPostgresDatabase(inject('postgresUrl')) : undefined;
  return { location: { dataDir, databaseUrl }, remove };
}

/** The rows of a customer, in the columns of that version. */
function makeRows(keys: DocumentKeys, { email, documents }: OldCustomer): Partial<Record<TableName, Row[]>> {
  const [id, setId] = [uuidv7(), uuidv7()];
  const texts = { reference: 'R-1', fn: 'José', ln: "O'Farrell", addr: null, city: null, state: null, zip: null };
  const times = { created_at: 0, updated_at: 0 };
  const customer = { id, email, ...texts, phone: null, dob: null, status: 'PENDING', current_set_id: setId, ...times };
  const change = { from_status: null, to_status: 'PENDING', cause: 'createOrUpdateCustomer', reason: null };
  const images = Object.entries(documents).map(([name, base64]) => {
    const side = name === 'back' ? 'back' : 'front';
    const image = Buffer.from(base64, 'base64');
    const { keyId, wrappedKey, iv, tag, ciphertext } = sealImage(keys, { customerId: id, setId, side }, image);
    const sealed = { key_id: keyId, wrapped_key: wrappedKey, iv, tag, byte_count: image.length, ciphertext };
    return { set_id: setId, side, ...sealed };
  });
  return {
    customers: [customer],
    status_history: [{ id: uuidv7(), customer_id: id, at: 0, ...change }],
    document_sets: [{ id: setId, customer_id: id, created_at: 0 }],
    documents: images,
  };
}

/** Stores customers in an empty database the way the version with migration 0004 did. */
export async function fillDatabaseAt0004(location: DatabaseLocation): Promise<OldCustomer[]> {
  const database = await openAtMigration(location, '0004-activity');
  const customers = [
    { email: makeEmail(), documents: { front: FRONT, back: BACK } },
    { email: makeEmail(), documents: { front: OTHER_FRONT } },
  ];
  try {
    const keys = await loadDocumentKeys(database, location);
    for (const rows of customers.map((customer) => makeRows(keys, customer))) {
      for (const [table, list] of Object.entries(rows)) await insertRows(database.kysely, table as TableName, list);
    }
    return customers;
  } finally {
    await database.close();
  }
}
