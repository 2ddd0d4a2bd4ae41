import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { type DatabaseLocation, openDatabase } from '@/lib/server/db/connection/open-database';
import type { Database } from '@/lib/server/db/schema/database';
import { isConflictBetweenTransactions } from '@/lib/server/db/transactions/database-error';
import { inTransaction } from '@/lib/server/db/transactions/in-transaction';
import { startOperator } from '../../contract/support/operator-process';

const WRITE_EVERY_MS = 50;
const MS = 1000;

/** `longestWaitMs`: of a small write by somebody else meanwhile; undefined where the portal has to be stopped. */
export type Measured = { what: string; seconds: number; longestWaitMs: number | undefined };

/** Each customer has a decision with a note in clear, as versions before migration 0027 stored them. */
async function storeNotesInClear({ kysely, kind }: Database): Promise<void> {
  const note = `'Looked at it twice, and asked for a better photo of ' || id`;
  await sql
    .raw(
      `insert into decisions (id, customer_id, at, staff_id, from_status, to_status, reason, note, state, follows_id)
      select 'd-' || id, id, created_at, 's', 'PENDING', 'FAIL', 'other', ${note}, 'stored', '' from customers`,
    )
    .execute(kysely);
  await sql.raw(kind === 'postgres' ? 'analyze' : 'pragma optimize').execute(kysely);
}

async function runOperator(location: DatabaseLocation, ...args: string[]): Promise<void> {
  const { status, stdout, stderr } = await startOperator(location, args).ended;
  if (status !== 0) throw new Error(`${args[0]} failed:\n${stdout}${stderr}`);
}

async function sealNotes({ dataDir, databaseUrl = '' }: DatabaseLocation): Promise<void> {
  const program = fileURLToPath(new URL('seal-notes.ts', import.meta.url));
  const settings = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl };
  const child = spawn(process.execPath, ['--conditions=react-server', '--import', 'tsx', program], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error('sealing failed');
}

async function didWrite(database: Database, id: string): Promise<boolean> {
  try {
    await inTransaction(database, async (transaction) => {
      await transaction.updateTable('customers').set({ source: 'api' }).where('id', '=', id).execute();
    });
    return true;
  } catch (error) {
    if (isConflictBetweenTransactions(error)) return false;
    throw error;
  }
}

/**
 * Writes one row after the other until the work is done; returns the longest that one took, in milliseconds. A portal
 * gives up after ten seconds, and says so; this one goes on, to see how long it would have been.
 */
async function writeMeanwhile(database: Database, work: Promise<unknown>): Promise<number> {
  let isOver = false;
  let longestMs = 0;
  const end = work.finally(() => {
    isOver = true;
  });
  const { id } = await database.kysely.selectFrom('customers').select('id').limit(1).executeTakeFirstOrThrow();
  while (!isOver) {
    const startedMs = performance.now();
    while (!(await didWrite(database, id))) await sleep(WRITE_EVERY_MS);
    longestMs = Math.max(longestMs, performance.now() - startedMs);
    await sleep(WRITE_EVERY_MS);
  }
  await end;
  return longestMs;
}

async function prepare(location: DatabaseLocation): Promise<{ database: Database; email: string }> {
  const database = await openDatabase(location);
  await storeNotesInClear(database);
  const { email } = await database.kysely
    .selectFrom('customers')
    .select('email')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return { database, email };
}

/** Runs each command once on a database of so many invented customers, which it makes first. */
export async function measureAtRest(location: DatabaseLocation, count: number): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-bench-'));
  const measured: Measured[] = [];
  const measure = async (what: string, work: () => Promise<void>, database?: Database) => {
    const startedMs = performance.now();
    let seconds = 0;
    const timed = work().then(() => {
      seconds = (performance.now() - startedMs) / MS;
    });
    const longestWaitMs = database ? await writeMeanwhile(database, timed) : undefined;
    await timed;
    measured.push({ what, seconds, longestWaitMs });
    console.error(`${count.toLocaleString('en-US')} customers, ${what}: ${seconds.toFixed(1)} s`);
  };
  const run = (...args: string[]) => runOperator(location, ...args);
  try {
    await measure('seed', () => run('seed', String(count)));
    const { database, email } = await prepare(location);
    await measure('seal what is in clear', () => sealNotes(location), database);
    await measure('rotate-keys', () => run('rotate-keys'), database);
    await measure('export', () => run('export', email, '--to', join(folder, 'person')), database);
    await measure('erase', () => run('erase', email, '--yes'), database);
    await measure('backup', () => run('backup', join(folder, 'backup')), database);
    await database.close();
    await measure('restore', () => run('restore', join(folder, 'backup'), '--force'));
    return measured;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
