import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SqliteDatabase from 'better-sqlite3';
import { type Instance, type Outage, startTestBed, type TestBed } from './test-bed';

/** The longest wait for a lock, and how often to try, in milliseconds. */
const LOCK_WAIT_MS = 15_000;
const TRY_EVERY_MS = 100;
/** A file may not be written beyond this byte while the disk refuses. */
const REFUSED_FROM_BYTE = 1;

function limitFileSize(instances: readonly Instance[], limit: number | 'unlimited'): void {
  for (const instance of instances) {
    // Of the soft limit only, so that it can be lifted again.
    if (instance.pid() > 0) execFileSync('prlimit', ['--pid', String(instance.pid()), `--fsize=${limit}:unlimited`]);
  }
}

/** Tries again while the database is locked. The driver's own wait would hold everything that this process sends. */
async function patiently<T>(work: () => T): Promise<T> {
  const giveUpAt = Date.now() + LOCK_WAIT_MS;
  for (;;) {
    try {
      return work();
    } catch (error) {
      const isLocked = error instanceof SqliteDatabase.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!isLocked || Date.now() > giveUpAt) throw error;
    }
    await sleep(TRY_EVERY_MS);
  }
}

/** One portal on SQLite. */
export async function startSqliteBed(pick: () => number): Promise<TestBed> {
  const dataDir = await mkdtemp(join(tmpdir(), 'faults-'));
  const open = () => new SqliteDatabase(join(dataDir, 'portal.sqlite'), { timeout: 0 });
  let holder: SqliteDatabase.Database | undefined;
  const databaseOutages = (instances: readonly Instance[]): Record<string, Outage> => ({
    'database locked by another process': {
      begin: () => {
        holder = open();
        return patiently(() => holder?.exec('begin immediate'));
      },
      end: () => {
        holder?.exec('rollback');
        holder?.close();
      },
    },
    'disk refuses to write': {
      begin: () => limitFileSize(instances, REFUSED_FROM_BYTE),
      end: () => limitFileSize(instances, 'unlimited'),
    },
  });
  const runOnce = (statement: string) => {
    const database = open();
    try {
      const prepared = database.prepare(statement);
      if (prepared.reader) return prepared.all() as Record<string, unknown>[];
      prepared.run();
      return [];
    } finally {
      database.close();
    }
  };
  return startTestBed({
    ...{
      title: 'one instance on SQLite',
      dataDirs: [dataDir],
      pick,
      databaseOutages,
      run: (statement) => patiently(() => runOnce(statement)),
      env: {},
    },
    close: () => rm(dataDir, { recursive: true, force: true }),
  });
}
