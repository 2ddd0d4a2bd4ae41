import { type Selectable, sql } from 'kysely';
import { CLEAR_ROWS } from '../../db/migrations/0027-sealed-texts';
import type { Database } from '../../db/schema/database';
import type { Tables } from '../../db/schema/tables';
import { inTransactionWithoutFlush } from '../../db/transactions/in-transaction';
import { emptyWriteAheadLog, rewriteTables, vacuumTables } from '../../db/upkeep/wipe-remains';
import type { DocumentKeys } from '../../sealing/document-keys';
import { sealClearReading } from '../id-readings/sealed-reading';
import { sealClearPrefill } from '../invitations/invitation-prefill';
import { sealTold } from '../status-links/application-record';
import { sealDecisionTexts } from '../status-links/decision-texts';

/** Small, so that another instance waits for only milliseconds. */
const ROWS_AT_ONCE = 100;

type ClearTable = keyof typeof CLEAR_ROWS;
type ClearRow<Table extends ClearTable> = Selectable<Tables[Table]>;

/** What replaces the clear text in a row. */
const SEAL: { [Table in ClearTable]: (keys: DocumentKeys, row: ClearRow<Table>) => object } = {
  decisions: (keys, { id, note, customer_text: customerText }) => sealDecisionTexts(keys, id, { note, customerText }),
  invitations: sealClearPrefill,
  applications: (keys, row) => sealTold(keys, row, row.customer_text ?? ''),
  id_readings: sealClearReading,
};
const CLEAR_TABLES = Object.keys(CLEAR_ROWS) as ClearTable[];

/** SQLite keeps this number in the head of its file: 1 while pages may hold remains of texts that were sealed. */
const setHasRemains = (hasRemains: boolean) => sql`pragma user_version = ${sql.lit(hasRemains ? 1 : 0)}`;

async function hasRemains({ kysely }: Database): Promise<boolean> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(kysely);
  return rows[0]?.user_version === 1;
}

/** Seals some rows of a table. Returns how many; another instance may be doing the same. */
async function sealSome<Table extends ClearTable>(database: Database, keys: DocumentKeys, table: Table) {
  const { key, isClear } = CLEAR_ROWS[table];
  const [name, id] = [sql.table(table), sql.ref(key)];
  const lock = database.hasRowLocks ? sql`for update` : sql``;
  const query = sql<ClearRow<Table>>`
    select * from ${name} where ${sql.raw(isClear)} order by ${id} limit ${sql.lit(ROWS_AT_ONCE)} ${lock}`;
  return inTransactionWithoutFlush(database, async (transaction) => {
    const { rows } = await query.execute(transaction);
    for (const row of rows) {
      const changes = Object.entries(SEAL[table](keys, row)).map(([column, cell]) => sql`${sql.ref(column)} = ${cell}`);
      const place = sql`${id} = ${row[key as keyof typeof row]}`;
      await sql`update ${name} set ${sql.join(changes)} where ${place}`.execute(transaction);
    }
    if (rows.length > 0 && database.kind === 'sqlite') await setHasRemains(true).execute(transaction);
    return rows.length;
  });
}

/** Removes what updates leave of clear texts: on SQLite in pages and log, on PostgreSQL as far as its vacuum does. */
async function wipeRemains(database: Database): Promise<void> {
  if (database.kind !== 'sqlite') {
    await vacuumTables(database, CLEAR_TABLES);
    return;
  }
  await rewriteTables(database, CLEAR_TABLES);
  if (await emptyWriteAheadLog(database)) await setHasRemains(false).execute(database.kysely);
}

/**
 * Seals the personal texts that earlier versions stored in clear: notes and texts of decisions, texts to senders of
 * dropped submissions, what was filled in for invitations, readings of IDs. It may stop at any moment, and others may use
 * the database meanwhile; the next call does the rest.
 *
 * @returns how many rows it sealed
 */
export async function sealClearRows(database: Database, keys: DocumentKeys): Promise<number> {
  let sealed = 0;
  for (const table of CLEAR_TABLES) {
    let count: number;
    do {
      count = await sealSome(database, keys, table);
      sealed += count;
    } while (count > 0);
  }
  if (database.kind === 'sqlite' ? await hasRemains(database) : sealed > 0) await wipeRemains(database);
  return sealed;
}
