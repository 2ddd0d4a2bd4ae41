import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { SealedColumns } from '../../db/schema/application-tables';
import type { Tables } from '../../db/schema/tables';
import type { DocumentKeys } from '../../sealing/document-keys';
import { openRecordPart, SEALED_TABLES, type SealedTable } from '../../sealing/seal-record';

/** The part that a row itself holds; the images of a submission are separate parts. */
const OWN_PART: Record<SealedTable, string> = {
  held_submissions: 'values',
  outbox: 'values',
  applications: 'applicant',
  customer_versions: 'replaced',
  decisions: 'texts',
  invitations: 'prefill',
  id_readings: 'reading',
};

/** The column that identifies a row, to which what is sealed is bound. */
export const idColumnOf = (table: SealedTable) => (table === 'id_readings' ? 'email_digest' : 'id') as 'id';

export type SealedRow = SealedColumns & { id: string };

/** The rows of a table of which something is sealed, in id order, behind this id. */
export function selectSealedRows(kysely: Kysely<Tables>, table: SealedTable, after = '') {
  const query = kysely.selectFrom(table as 'applications') as SelectQueryBuilder<Tables, 'applications', object>;
  const id = idColumnOf(table);
  return query
    .select([`${id} as id`, 'key_id', 'wrapped_key', 'sealed'])
    .where('key_id', 'is not', null)
    .where(id, '>', after)
    .orderBy(id);
}

/** Tells whether any sealed row is under a key. */
export async function isRecordKeyInUse(kysely: Kysely<Tables>, keyId: string): Promise<boolean> {
  for (const table of SEALED_TABLES) {
    const query = kysely.selectFrom(table as 'applications').select(sql.lit(1).as('found'));
    if (await query.where('key_id', '=', keyId).limit(1).executeTakeFirst()) return true;
  }
  return false;
}

/** Opens what a row holds. Throws SealError. */
export function openSealedRow(keys: DocumentKeys, table: SealedTable, row: SealedRow): Buffer {
  const wrapped = { keyId: row.key_id, wrappedKey: row.wrapped_key };
  return openRecordPart(keys, { table, id: row.id }, wrapped, { part: OWN_PART[table], sealed: row.sealed });
}
