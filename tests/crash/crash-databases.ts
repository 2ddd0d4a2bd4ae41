import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { PostgresCluster } from '../setup/postgres/cluster';
import { createPostgresDatabase } from '../setup/postgres/create-database';
import type { CrashDatabase } from './run-crash-rounds';

const POLL_MS = 20;

const OTHER_SESSIONS =
  'select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() limit 1';

async function makeDataDir() {
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-crash-'));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

/** A folder for an SQLite database. Its transactions end with the process. */
export async function makeSqliteCrashDatabase(): Promise<CrashDatabase> {
  const { dataDir, remove } = await makeDataDir();
  return { location: { dataDir }, settle: async () => undefined, remove };
}

/** PostgreSQL keeps running when the portal dies, and may still carry out a commit sent to it. */
async function waitUntilAlone(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    while ((await client.query(OTHER_SESSIONS)).rowCount !== 0) await sleep(POLL_MS);
  } finally {
    await client.end();
  }
}

/** An empty PostgreSQL database. */
export async function makePostgresCrashDatabase(cluster: PostgresCluster): Promise<CrashDatabase> {
  const { dataDir, remove } = await makeDataDir();
  const databaseUrl = await createPostgresDatabase(cluster.urlOf());
  return { location: { dataDir, databaseUrl }, settle: () => waitUntilAlone(databaseUrl), remove };
}
