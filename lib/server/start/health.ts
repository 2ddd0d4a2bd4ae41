import { sql } from 'kysely';
import type { Database } from '../db/schema/database';

/** How long the database may take to answer, in milliseconds. */
const ANSWER_MAX_MS = 5_000;

const timeout = () => new Promise<never>((_resolve, reject) => setTimeout(reject, ANSWER_MAX_MS).unref());

async function ask(openDatabase: () => Promise<Database>): Promise<void> {
  const { kysely } = await openDatabase();
  await sql`select 1`.execute(kysely);
}

/**
 * Tells whether the database answers within 5 seconds. Never throws, and does not reveal the reason: anyone may ask.
 */
export async function checkHealth(openDatabase: () => Promise<Database>): Promise<boolean> {
  try {
    await Promise.race([ask(openDatabase), timeout()]);
    return true;
  } catch {
    return false;
  }
}
