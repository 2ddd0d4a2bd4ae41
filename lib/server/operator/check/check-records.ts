import type { Kysely } from 'kysely';
import { openHeldImages } from '../../applications/held/held-record';
import type { Tables } from '../../db/schema/tables';
import { openEntryImages } from '../../outbox/outbox-entry';
import type { DocumentKeys } from '../../sealing/document-keys';
import { SealError } from '../../sealing/seal-error';
import { SEALED_TABLES } from '../../sealing/seal-record';
import { openSealedRow, selectSealedRows } from '../kit/sealed-records';
import { describeSealProblem, type ReportProblem } from './problem-list';

const ROWS_AT_ONCE = 50;

async function report(what: string, open: () => unknown, tell: ReportProblem): Promise<void> {
  try {
    await open();
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    tell(`${what}: ${describeSealProblem(error)}`);
  }
}

/** Decrypts the images of every held submission. */
async function checkHeldImages(kysely: Kysely<Tables>, keys: DocumentKeys, tell: ReportProblem): Promise<void> {
  let after = '';
  for (;;) {
    const query = kysely.selectFrom('held_submissions').selectAll().where('id', '>', after).orderBy('id').limit(1);
    const held = await query.executeTakeFirst();
    if (!held) return;
    await report(`held submission ${held.id}, images`, () => openHeldImages(kysely, keys, held), tell);
    after = held.id;
  }
}

/** Decrypts the images of every submission that waits to be delivered. */
async function checkWaitingImages(kysely: Kysely<Tables>, keys: DocumentKeys, tell: ReportProblem): Promise<void> {
  let after = '';
  for (;;) {
    const query = kysely.selectFrom('outbox').selectAll().where('id', '>', after).orderBy('id').limit(1);
    const entry = await query.executeTakeFirst();
    if (!entry) return;
    await report(`waiting submission ${entry.id}, images`, () => openEntryImages(kysely, keys, entry), tell);
    after = entry.id;
  }
}

/**
 * Decrypts everything that is sealed besides the document images: held and waiting submissions, status links, earlier
 * versions, what staff wrote with decisions and filled in for invitations, readings of IDs.
 */
export async function checkRecords(kysely: Kysely<Tables>, keys: DocumentKeys, tell: ReportProblem): Promise<void> {
  for (const table of SEALED_TABLES) {
    let after = '';
    for (;;) {
      const rows = await selectSealedRows(kysely, table, after).limit(ROWS_AT_ONCE).execute();
      const last = rows.at(-1);
      if (!last) break;
      for (const row of rows) await report(`${table} ${row.id}`, () => openSealedRow(keys, table, row), tell);
      after = last.id;
    }
  }
  await checkHeldImages(kysely, keys, tell);
  await checkWaitingImages(kysely, keys, tell);
}
