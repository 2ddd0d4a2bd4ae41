/**
 * `npm run test:faults [-- ROUNDS SEED]`: forms are sent while the storage API, the mail server, the database and the
 * portals themselves fail; a table of what people were told and of what is stored. Most
 * rounds are on two instances and one PostgreSQL, some of them without the outbox, and some on SQLite.
 */
import { randomBytes } from 'node:crypto';
import { buildPortal } from '../../scripts/steps/build.mjs';
import { createRandom } from '../crash/random';
import { startPostgresCluster } from '../setup/postgres/cluster';
import { startPostgresBed } from './postgres-bed';
import { describeFaultReport } from './print-report';
import { runFaultRounds } from './run-fault-rounds';
import { startSqliteBed } from './sqlite-bed';
import type { TestBed } from './test-bed';

const ROUNDS = 500;
/** One in five rounds runs on SQLite, and one in five without the outbox. */
const SMALL_SHARE = 5;

const [roundsText = String(ROUNDS), seed = randomBytes(6).toString('hex')] = process.argv.slice(2);
const rounds = Number(roundsText);
const say = (line: string) => process.stdout.write(`${line}\n`);

async function runOn(startBed: (pick: () => number) => Promise<TestBed>, count: number): Promise<void> {
  const random = createRandom(`${seed}/instances`);
  const bed = await startBed(() => random.integer(0, 1));
  try {
    const startedAt = performance.now();
    const report = await runFaultRounds(bed, count, seed);
    for (const line of describeFaultReport(report)) say(line);
    say(`${Math.round((performance.now() - startedAt) / 1000)} s\n`);
    if (report.violations.length > 0) process.exitCode = 1;
  } finally {
    await bed.close();
  }
}

if (!Number.isInteger(rounds) || rounds < 1) {
  say('npm run test:faults [-- ROUNDS SEED]');
  process.exitCode = 1;
} else {
  await buildPortal();
  say(`Seed ${seed}`);
  const few = Math.ceil(rounds / SMALL_SHARE);
  const cluster = await startPostgresCluster();
  try {
    await runOn((pick) => startPostgresBed(cluster, pick, 'on'), rounds - 2 * few);
    await runOn((pick) => startPostgresBed(cluster, pick, 'off'), few);
  } finally {
    await cluster.remove();
  }
  await runOn(startSqliteBed, few);
}
