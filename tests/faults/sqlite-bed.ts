import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { type Instance, type Outage, startTestBed, type TestBed } from './test-bed';

/** The longest wait for a lock, in milliseconds. */
const LOCK_WAIT_MS = 10_000;
/** A file may not be written beyond this byte while the disk refuses. */
const REFUSED_FROM_BYTE = 1;

function limitFileSize(instances: readonly Instance[], limit: number | 'unlimited'): void {
  for (const instance of instances) {
    // Of the soft limit only, so that it can be lifted again.
    if (instance.pid() > 0) execFileSync('prlimit', ['--pid', String(instance.pid()), `--fsize=${limit}:unlimited`]);
  }
}

/** One portal on SQLite. */
export async function startSqliteBed(pick: () => number): Promise<TestBed> {
  const dataDir = await mkdtemp(join(tmpdir(), 'faults-'));
  const open = () => new SqliteDatabase(join(dataDir, 'portal.sqlite'), { timeout: LOCK_WAIT_MS });
  let holder: SqliteDatabase.Database | undefined;
  const databaseOutages = (instances: readonly Instance[]): Record<string, Outage> => ({
    'database locked by another process': {
      begin: () => {
        holder = open();
        holder.exec('begin immediate');
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
  const run: TestBed['run'] = async (statement) => {
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
    ...{ title: 'one instance on SQLite', dataDirs: [dataDir], run, pick, databaseOutages, env: {} },
    close: () => rm(dataDir, { recursive: true, force: true }),
  });
}
