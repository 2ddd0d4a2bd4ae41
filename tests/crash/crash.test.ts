import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostgresCluster, startPostgresCluster } from '../setup/postgres/cluster';
import { makePostgresCrashDatabase, makeSqliteCrashDatabase } from './crash-databases';
import { type CrashTestOptions, describeReport, runCrashRounds } from './run-crash-rounds';
import { startStorageServer } from './start-storage-server';

// `npm run crash-test` runs as many as it is told.
const SQLITE_ROUNDS = 6;
const POSTGRES_ROUNDS = 3;

let cluster: PostgresCluster;

beforeAll(async () => {
  cluster = await startPostgresCluster();
});

afterAll(() => cluster?.remove());

async function expectNothingLost(
  rounds: number,
  makeDatabase: CrashTestOptions['makeDatabase'],
  title: string,
): Promise<void> {
  const seed = randomBytes(6).toString('hex');
  const report = await runCrashRounds({
    rounds,
    seed,
    makeDatabase,
    startServer: startStorageServer,
    hasNamedPoints: true,
  });
  console.info(`Crash test on ${title}, seed ${seed}: ${describeReport(report)}`);
  expect(report.problems, `seed ${seed}`).toEqual([]);
  expect(report).toMatchObject({ rounds, lost: 0 });
  expect(report.acknowledged).toBeGreaterThan(rounds);
}

test.concurrent('a storage server that is killed while it writes to SQLite loses nothing that it acknowledged', () =>
  expectNothingLost(SQLITE_ROUNDS, makeSqliteCrashDatabase, 'SQLite'));

test.concurrent('a storage server that is killed while it writes to PostgreSQL loses nothing that it acknowledged', () =>
  expectNothingLost(POSTGRES_ROUNDS, () => makePostgresCrashDatabase(cluster), 'PostgreSQL'));
