import { sql } from 'kysely';
import type { Database } from '../db/schema/database';
import { inTransactionWithoutFlush } from '../db/transactions/in-transaction';

/** How long everything may take, in milliseconds. */
const ANSWER_MAX_MS = 5_000;

const timeout = () => new Promise<never>((_resolve, reject) => setTimeout(reject, ANSWER_MAX_MS).unref());

/** Takes the write lock, and writes nothing: a database that only reads, such as a standby, refuses. */
const tryToWrite = (database: Database) =>
  inTransactionWithoutFlush(database, (transaction) => sql`delete from rate_limits where 1 = 0`.execute(transaction));

async function hasWhatSubmissionsNeed(openStore: () => Promise<{ database: Database }>): Promise<boolean> {
  const { database } = await openStore();
  await tryToWrite(database);
  return database.hasRoomForImages();
}

/**
 * Tells whether the portal has what a submission needs: a database that can be written to, the document keys, and room
 * on the disk. It takes 5 seconds at most, never throws, and does not reveal the reason: anyone may ask.
 *
 * @param openStore opens the database and the document keys; throws if either cannot be used
 */
export async function checkHealth(openStore: () => Promise<{ database: Database }>): Promise<boolean> {
  try {
    return await Promise.race([hasWhatSubmissionsNeed(openStore), timeout()]);
  } catch {
    return false;
  }
}
