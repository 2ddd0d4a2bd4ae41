/** `npm run crash-test`: many rounds of the crash test, with a report. */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { startPostgresCluster } from '../setup/postgres/cluster';
import { makePostgresCrashDatabase, makeSqliteCrashDatabase } from './crash-databases';
import { startPortalToCrash } from './portal-to-crash';
import { type CrashTestOptions, describeReport, runCrashRounds } from './run-crash-rounds';
import { startStorageServer } from './start-storage-server';

const USAGE = `Kills a storage server while it writes, again and again, and looks for what was lost.

npm run crash-test -- [options]
  --rounds N      rounds to run (default 20)
  --database D    sqlite or postgres (default sqlite)
  --portal        kill the whole portal (needs the production build) at random moments
  --seed TEXT     repeat the writes and the plan of an earlier run (default: random)
`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    database: { type: 'string', default: 'sqlite' },
    portal: { type: 'boolean', default: false },
    seed: { type: 'string', default: randomBytes(6).toString('hex') },
    help: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);

async function runOn(makeDatabase: CrashTestOptions['makeDatabase']): Promise<void> {
  const startServer = values.portal ? startPortalToCrash : startStorageServer;
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const subject = values.portal ? 'the portal' : 'the storage server';
  say(`Crash test of ${subject} on ${values.database}, seed ${values.seed}`);
  const { seed } = values;
  const report = await runCrashRounds({ rounds, seed, makeDatabase, startServer, hasNamedPoints: !values.portal, say });
  for (const problem of report.problems) say(`PROBLEM ${problem}`);
  say(describeReport(report));
  if (report.lost > 0 || report.problems.length > 0) process.exitCode = 1;
}

async function runOnPostgres(): Promise<void> {
  const cluster = await startPostgresCluster();
  try {
    await runOn(() => makePostgresCrashDatabase(cluster));
  } finally {
    await cluster.remove();
  }
}

const isUsable = Number.isInteger(rounds) && rounds > 0 && ['sqlite', 'postgres'].includes(values.database);
if (values.help || !isUsable) {
  process.stdout.write(USAGE);
  process.exitCode = values.help ? 0 : 1;
} else if (values.database === 'postgres') await runOnPostgres();
else await runOn(makeSqliteCrashDatabase);
