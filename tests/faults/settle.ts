import { setTimeout as sleep } from 'node:timers/promises';
import { isAcknowledged, type Round } from './ledger';
import type { TestBed } from './test-bed';

const LOOK_EVERY_MS = 1_000;
/** Enough for a lease of a killed instance to lapse, and for a call under way to reach its deadline. */
const SETTLE_MAX_MS = 180_000;

/** As if an hour had passed: what pauses between two tries is due, and nobody is over a limit. */
export async function letTimePass({ run }: Pick<TestBed, 'run'>): Promise<void> {
  const now = Date.now();
  await run(`update outbox set next_try_at = 0 where tries > 0 and leased_until <= ${now} and next_try_at > ${now}`);
  await run('update breakers set open_until = 0');
  await run('delete from rate_limits');
}

/** As if the storage API had answered somebody else: the next form is sent at once instead of waiting in the outbox. */
export async function closeBreaker({ run }: TestBed): Promise<void> {
  // While the database itself is out of order there is nothing to close.
  await run("delete from breakers where name = 'storage-api'").catch(() => undefined);
}

/** As staff do on "Not delivered". */
const sendDeadAgain = ({ run }: TestBed) =>
  run(
    `update outbox set state = 'waiting', tries = 0, problem = null, next_try_at = 0, waiting_since = ${Date.now()}
     where state = 'dead'`,
  );

async function count({ run }: TestBed, condition: string): Promise<number> {
  const [row] = await run(`select count(*) as n from outbox where ${condition}`);
  return Number(row?.n ?? 0);
}

export type Settled = { dead: number; stillWaiting: number };

/**
 * Waits until everything that was received has been delivered. What was refused is sent again by staff, once.
 *
 * @returns how many staff had to send again, and what waits nevertheless
 */
export async function settle(bed: TestBed): Promise<Settled> {
  const giveUpAt = Date.now() + SETTLE_MAX_MS;
  let dead = 0;
  while (Date.now() < giveUpAt) {
    await letTimePass(bed);
    const deadNow = await count(bed, "state = 'dead'");
    dead += deadNow;
    if (deadNow > 0) await sendDeadAgain(bed);
    if ((await count(bed, '1 = 1')) === 0) return { dead, stillWaiting: 0 };
    await sleep(LOOK_EVERY_MS);
  }
  return { dead, stillWaiting: await count(bed, '1 = 1') };
}

/** Reads what the status pages of those say who were told that their form was received. */
export async function readStatusPages({ instances }: TestBed, rounds: readonly Round[]): Promise<void> {
  for (const round of rounds.filter(isAcknowledged)) {
    const url = instances[0].url();
    const response = await fetch(`${url}/status/${round.applicant.submission.statusSecret}`);
    round.heading = /<h1[^>]*>([^<]*)</.exec(await response.text())?.[1] ?? `no heading, ${response.status}`;
  }
}
