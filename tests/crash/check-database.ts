import { sql } from 'kysely';
import { selectSealedImages } from '../../lib/server/customer-store/embedded/sealed-images';
import type { Store } from '../../lib/server/customer-store/embedded/store';
import { type DatabaseLocation, openDatabase } from '../../lib/server/db/connection/open-database';
import type { Database } from '../../lib/server/db/schema/database';
import { loadDocumentKeys } from '../../lib/server/sealing/load-document-keys';
import { openImage } from '../../lib/server/sealing/seal-image';

async function checkFile({ kysely, kind }: Database): Promise<string[]> {
  if (kind !== 'sqlite') return [];
  const integrity = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(kysely);
  const foreignKeys = await sql<object>`pragma foreign_key_check`.execute(kysely);
  const texts = integrity.rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  return [...texts, ...foreignKeys.rows.map((row) => `foreign key: ${JSON.stringify(row)}`)];
}

/** Every customer has a current set and an initial status, and every set has a front. */
async function checkWholeness({ kysely }: Database): Promise<string[]> {
  const customers = await kysely
    .selectFrom('customers')
    .leftJoin('document_sets', 'document_sets.id', 'customers.current_set_id')
    .leftJoin('status_history', (join) =>
      join.onRef('status_history.customer_id', '=', 'customers.id').on('status_history.from_status', 'is', null),
    )
    .select(['customers.id', 'document_sets.customer_id as owner_id', 'status_history.id as history_id'])
    .execute();
  const sets = await kysely
    .selectFrom('document_sets')
    .leftJoin('documents', (join) =>
      join.onRef('documents.set_id', '=', 'document_sets.id').on('documents.side', '=', 'front'),
    )
    .select(['document_sets.id', 'documents.side'])
    .execute();
  return [
    ...customers.filter((row) => row.owner_id !== row.id).map(({ id }) => `customer ${id} has no set of images`),
    ...customers.filter((row) => row.history_id === null).map(({ id }) => `customer ${id} has no first status`),
    ...sets.filter((row) => row.side === null).map(({ id }) => `set ${id} has no front`),
  ];
}

async function checkImages({ database, keys }: Store): Promise<string[]> {
  const problems: string[] = [];
  const rows = selectSealedImages(database.kysely)
    .innerJoin('document_sets', 'document_sets.id', 'documents.set_id')
    .select(['customer_id as customerId', 'byte_count'])
    .execute();
  for (const row of await rows) {
    try {
      const image = openImage(keys, row, row);
      if (image.length !== row.byte_count) problems.push(`${row.side} of set ${row.setId}: another size`);
    } catch (error) {
      problems.push(`${row.side} of set ${row.setId}: ${error instanceof Error ? error.message : 'damaged'}`);
    }
  }
  return problems;
}

/**
 * Inspects a database from outside the server: the file, the integrity of every customer, and every image.
 *
 * @returns one sentence for each problem
 */
export async function checkDatabase(location: DatabaseLocation, expectedCustomers: number): Promise<string[]> {
  const database = await openDatabase(location);
  try {
    const keys = await loadDocumentKeys(database, location);
    const { count } = await database.kysely
      .selectFrom('customers')
      .select((expression) => expression.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    const miscount = count === expectedCustomers ? [] : [`${count} customers instead of ${expectedCustomers}`];
    const checks = [checkFile(database), checkWholeness(database), checkImages({ database, keys })];
    return [...miscount, ...(await Promise.all(checks)).flat()];
  } finally {
    await database.close();
  }
}
