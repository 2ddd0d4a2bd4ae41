import type { DatabaseLocation } from '../../lib/server/db/connection/open-database';
import type { ScriptServer } from '../setup/start-script';
import { checkDatabase } from './check-database';
import type { PlannedCrash, StartPointName, WritePointName } from './crash-points';
import { START_POINTS, WRITE_POINTS } from './crash-points';
import { Ledger } from './ledger';
import { createRandom, type Random } from './random';
import { type Kill, sendWritesUntilDeath } from './send-writes';
import { verifyCustomers } from './verify-customers';

/** A database that a crash may damage. */
export type CrashDatabase = {
  location: DatabaseLocation;
  /** Waits until the database has finished what a dead server left in progress. */
  settle: () => Promise<void>;
  remove: () => Promise<void> | void;
};

export type CrashTestOptions = {
  rounds: number;
  seed: string;
  makeDatabase: () => Promise<CrashDatabase>;
  startServer: (location: DatabaseLocation, planned?: PlannedCrash) => Promise<ScriptServer | undefined>;
  /** False for a server that cannot end itself at a named point: it is only killed at random moments. */
  hasNamedPoints: boolean;
  say?: (line: string) => void;
};

export type CrashReport = {
  rounds: number;
  /** Starts on an empty database that were cut off, in addition to the rounds. */
  cutStarts: number;
  sent: number;
  acknowledged: number;
  lost: number;
  problems: string[];
};

/** Use a new database after this many rounds, since each check reads everything. */
const ROUNDS_PER_DATABASE = 10;

type RoundPlan = { title: string; planned?: PlannedCrash; kill?: Kill };

const namesOf = <Name extends string>(points: Record<Name, unknown>) => Object.keys(points) as [Name, ...Name[]];

/** Every second round ends at a named point, cycling through the points; the others end at a random moment. */
function planRound(round: number, random: Random, hasNamedPoints: boolean): RoundPlan {
  if (hasNamedPoints && round % 2 === 0) {
    const names = namesOf<WritePointName>(WRITE_POINTS);
    const point = names[(round / 2) % names.length] ?? names[0];
    // Only a new customer gets a row inserted, and most writes are updates.
    const nth = random.integer(1, point === 'after the row' ? 2 : 25);
    return { title: `${point} (${nth})`, planned: { point, nth } };
  }
  const kill = { afterAnswers: random.integer(1, 40), delayMs: random.integer(0, 40) };
  return { title: `killed ${kill.delayMs} ms after answer ${kill.afterAnswers}`, kill };
}

/** Cuts off the first start at each start point; the next start must be able to continue from there. */
async function cutFirstStarts({ startServer }: CrashTestOptions, location: DatabaseLocation): Promise<number> {
  const names = namesOf<StartPointName>(START_POINTS);
  for (const point of names) {
    const server = await startServer(location, { point, nth: 1 });
    if (!server) continue;
    await server.kill();
    throw new Error(`The start was not cut off ${point}`);
  }
  return names.length;
}

async function startAnew(options: CrashTestOptions, { location }: CrashDatabase, planned?: PlannedCrash) {
  const server = await options.startServer(location, planned);
  if (!server) throw new Error('The server ended while it started');
  return server;
}

/** Runs some rounds on one database and checks it after each crash. */
async function runRounds(
  options: CrashTestOptions,
  database: CrashDatabase,
  span: { from: number; to: number },
  report: CrashReport,
): Promise<void> {
  const ledger = new Ledger();
  const random = createRandom(`${options.seed}/${span.from}`);
  if (options.hasNamedPoints) report.cutStarts += await cutFirstStarts(options, database.location);
  const look = async (server: ScriptServer) => {
    const { stored, lost, problems } = await verifyCustomers(server.url, ledger);
    const inside = await checkDatabase(database.location, stored);
    report.lost += lost;
    report.problems.push(...problems, ...inside);
    return stored;
  };
  for (let round = span.from; round < span.to; round += 1) {
    const plan = planRound(round, random, options.hasNamedPoints);
    const server = await startAnew(options, database, plan.planned);
    const stored = await look(server);
    const traffic = await sendWritesUntilDeath({ server, ledger, random: random.fork(`${round}`), kill: plan.kill });
    await database.settle();
    report.rounds += 1;
    report.sent += traffic.sent;
    report.acknowledged += traffic.acknowledged;
    options.say?.(
      `round ${round + 1}: ${stored} customers, then ${traffic.acknowledged} of ${traffic.sent} writes acknowledged, ${plan.title}`,
    );
  }
  const server = await startAnew(options, database);
  await look(server);
  await server.kill();
}

/**
 * Repeatedly kills a server while it is writing, and compares what it stored with what it acknowledged.
 *
 * @throws if a server doesn't start again, refuses a write, or doesn't end where planned
 */
export async function runCrashRounds(options: CrashTestOptions): Promise<CrashReport> {
  const report: CrashReport = { rounds: 0, cutStarts: 0, sent: 0, acknowledged: 0, lost: 0, problems: [] };
  for (let from = 0; from < options.rounds; from += ROUNDS_PER_DATABASE) {
    const database = await options.makeDatabase();
    try {
      await runRounds(options, database, { from, to: Math.min(from + ROUNDS_PER_DATABASE, options.rounds) }, report);
    } finally {
      await database.remove();
    }
  }
  return report;
}

/** The report as one line. */
export function describeReport({ rounds, cutStarts, sent, acknowledged, lost, problems }: CrashReport): string {
  return `rounds ${rounds}, starts cut off ${cutStarts}, sent ${sent}, acknowledged ${acknowledged}, lost ${lost}, problems ${problems.length}`;
}
