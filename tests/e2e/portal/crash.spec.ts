import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { makePostgresCrashDatabase, makeSqliteCrashDatabase } from '../../crash/crash-databases';
import { startPortalToCrash } from '../../crash/portal-to-crash';
import { type CrashTestOptions, runCrashRounds } from '../../crash/run-crash-rounds';
import { startPostgresCluster } from '../../setup/postgres/cluster';

const ROUNDS = 3;

// Each round starts a portal twice.
test.describe.configure({ timeout: 180_000 });

async function expectNothingLost(makeDatabase: CrashTestOptions['makeDatabase']): Promise<void> {
  const seed = randomBytes(6).toString('hex');
  const startServer = startPortalToCrash;
  const report = await runCrashRounds({ rounds: ROUNDS, seed, makeDatabase, startServer, hasNamedPoints: false });
  expect(report, `seed ${seed}`).toMatchObject({ rounds: ROUNDS, lost: 0, problems: [] });
}

test('a portal that is killed while it writes to SQLite loses nothing that it acknowledged', { tag: '@long' }, () =>
  expectNothingLost(makeSqliteCrashDatabase),
);

test('a portal that is killed while it writes to PostgreSQL loses nothing that it acknowledged', {
  tag: '@long',
}, async () => {
  const cluster = await startPostgresCluster();
  try {
    await expectNothingLost(() => makePostgresCrashDatabase(cluster));
  } finally {
    await cluster.remove();
  }
});
