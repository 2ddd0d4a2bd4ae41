import type { Database } from '../../db/schema/database';
import { inTransaction } from '../../db/transactions/in-transaction';
import type { DocumentKeys } from '../../sealing/document-keys';
import { openOr } from '../../sealing/open-or';
import { rewrapRecordKey, SEALED_TABLES, type SealedTable, type WrappedRecordKey } from '../../sealing/seal-record';
import { idColumnOf, type SealedRow, selectSealedRows } from '../kit/sealed-records';
import type { RewrapResult } from './rewrap-images';

/** Small, so that a running portal waits for only milliseconds. */
const ROWS_AT_ONCE = 50;

function rewrap(keys: DocumentKeys, table: SealedTable, row: SealedRow): WrappedRecordKey | undefined {
  const wrapped = { keyId: row.key_id, wrappedKey: row.wrapped_key };
  return openOr(undefined, () => rewrapRecordKey(keys, { table, id: row.id }, wrapped));
}

/** A row deleted in the meantime, or that another command got to first, stays as it is. */
async function rewrapRows(
  database: Database,
  keys: DocumentKeys,
  { table, rows, result }: { table: SealedTable; rows: SealedRow[]; result: RewrapResult },
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    for (const row of rows) {
      const wrapped = rewrap(keys, table, row);
      if (!wrapped) continue;
      await transaction
        .updateTable(table as 'applications')
        .set({ key_id: wrapped.keyId, wrapped_key: wrapped.wrappedKey })
        .where(idColumnOf(table), '=', row.id)
        .where('key_id', '=', row.key_id)
        .execute();
    }
  });
  const unreadable = rows.filter((row) => rewrap(keys, table, row) === undefined);
  result.rewrapped += rows.length - unreadable.length;
  result.unreadable.push(...unreadable.map(({ id }) => `${table} ${id}`));
}

/**
 * Rewraps the key of every sealed record that is wrapped by a different key under the active key: held and waiting
 * submissions with their images, waiting mails, status links, earlier versions, texts of decisions and invitations,
 * readings of IDs. It may stop at any moment; the next call does the rest.
 */
export async function rewrapRecords(database: Database, keys: DocumentKeys): Promise<RewrapResult> {
  const result: RewrapResult = { rewrapped: 0, unreadable: [] };
  for (const table of SEALED_TABLES) {
    let after = '';
    for (;;) {
      const query = selectSealedRows(database.kysely, table, after).where('key_id', '!=', keys.activeId);
      const rows = await query.limit(ROWS_AT_ONCE).execute();
      const last = rows.at(-1);
      if (!last) break;
      await rewrapRows(database, keys, { table, rows, result });
      after = last.id;
    }
  }
  return result;
}
