import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { PostgresCluster } from '../setup/postgres/cluster';
import { createPostgresDatabase } from '../setup/postgres/create-database';
import { startStallingProxy } from '../setup/stalling-proxy';
import { type Outage, startTestBed, type TestBed } from './test-bed';

/** What a full disk says to every statement that adds something. */
const FULL = `
  create or replace function disk_full() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`;
const GROWING_TABLES = ['submissions', 'outbox', 'outbox_images', 'applications', 'rate_limits', 'consents'];

const OTHERS = 'from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';

function makeDatabaseOutages(
  run: TestBed['run'],
  { cluster, proxy }: { cluster: PostgresCluster; proxy: Awaited<ReturnType<typeof startStallingProxy>> },
): Record<string, Outage> {
  const kick = () => run(`select pg_terminate_backend(pid) ${OTHERS}`);
  const setReadOnly = async (value: 'on' | 'off') => {
    const [{ name } = { name: '' }] = await run('select current_database() as name');
    await run(`alter database ${String(name)} set default_transaction_read_only = ${value}`);
    await kick();
  };
  return {
    'database cut': { begin: proxy.cut, end: proxy.resume },
    'database paused': { begin: proxy.stallAll, end: proxy.resume },
    'database killed': { begin: cluster.stop, end: cluster.start },
    'database connections killed': { begin: kick, end: kick },
    'database read-only': { begin: () => setReadOnly('on'), end: () => setReadOnly('off') },
    'database full': {
      begin: async () => {
        await run(FULL);
        for (const table of GROWING_TABLES) {
          await run(`create trigger disk_full before insert on ${table} execute function disk_full()`);
        }
      },
      end: async () => {
        for (const table of GROWING_TABLES) await run(`drop trigger disk_full on ${table}`);
      },
    },
  };
}

/** Two portals on one PostgreSQL, which they reach through a proxy that can fail. */
export async function startPostgresBed(
  cluster: PostgresCluster,
  pick: () => number,
  outbox: 'on' | 'off',
): Promise<TestBed> {
  const databaseUrl = await createPostgresDatabase(cluster.urlOf());
  const throughProxy = new URL(databaseUrl);
  const proxy = await startStallingProxy(Number(throughProxy.port));
  throughProxy.port = String(proxy.port);
  const run: TestBed['run'] = async (statement) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query('set default_transaction_read_only = off');
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  };
  const dataDirs = [await mkdtemp(join(tmpdir(), 'faults-')), await mkdtemp(join(tmpdir(), 'faults-'))];
  return startTestBed({
    ...{ title: `two instances on PostgreSQL, outbox ${outbox}`, dataDirs, run, pick },
    env: {
      OUTBOX: outbox,
      DATABASE_URL: throughProxy.href,
      DOCUMENT_KEYS: `k1:${randomBytes(32).toString('base64')}`,
      STAFF_SECRET: randomBytes(32).toString('base64'),
    },
    databaseOutages: () => makeDatabaseOutages(run, { cluster, proxy }),
    close: async () => {
      await proxy.close();
      for (const dataDir of dataDirs) await rm(dataDir, { recursive: true, force: true });
    },
  });
}
