import { createRandom } from '../crash/random';
import { getActionId } from '../setup/server-action';
import { readShownConsent } from '../setup/shown-consent';
import { makeApplicant } from './applicant';
import { findLogProblems } from './find-log-problems';
import { FaultLedger, findViolations, isAcknowledged, type Round } from './ledger';
import { startOutages } from './outage-loop';
import { sendRound } from './send-round';
import { readStatusPages, type Settled, settle } from './settle';
import type { TestBed } from './test-bed';
import { createVendorPlayer, makeVendorPlanner } from './vendor-ways';

/** How many people send at the same time. */
const PEOPLE_AT_ONCE = 10;
/** Fewer would mean that the rounds show nothing. Without an outbox, and with all that fails, about a third is received. */
const RECEIVED_MIN_SHARE = 0.2;

export type FaultReport = Settled & {
  title: string;
  rounds: Round[];
  /** How often each outage was played. */
  outages: ReadonlyMap<string, number>;
  mailed: number;
  /** One sentence for each violation, with the round's way and outages. */
  violations: string[];
  /** How often each place of ours was surprised, by its word in the log. */
  unexpected: ReadonlyMap<string, number>;
};

/** Does the work for every index from 0, some at a time. */
async function forEachOf(count: number, atOnce: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      next += 1;
      await work(next - 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

function describeViolation(round: Round, violation: string): string {
  const says = round.says
    .map(({ told, problem, storedThen }) => `${told} (${problem ?? 'well'}, ${storedThen} stored)`)
    .join(', ');
  const outages = [...round.outages].join(', ') || 'nothing else';
  return `${violation}: storage API "${round.way}", ${outages}; told ${says}; stored ${round.stored.length}`;
}

/** Mails go to people whose form was stored, and to nobody else. */
function findMailProblems({ mail }: TestBed, rounds: readonly Round[]): string[] {
  const stored = new Set(rounds.filter((round) => round.stored.length > 0).map(({ applicant }) => applicant.email));
  return mail.mails.filter(({ to }) => !stored.has(to)).map(() => 'a mail went to somebody for whom nothing is stored');
}

/** Sends so many forms while everything around the portals fails, and compares what was stored with what was told. */
export async function runFaultRounds(bed: TestBed, count: number, seed: string): Promise<FaultReport> {
  const random = createRandom(`${seed}/${bed.title}`);
  const ledger = new FaultLedger();
  const player = createVendorPlayer();
  bed.vendor.behaveBy(player.choose);
  bed.vendor.onStored((body) => ledger.noteStored(body));
  const planRound = makeVendorPlanner(random.fork('ways'));
  const plans = Array.from({ length: count }, planRound);
  const consent = await readShownConsent(bed.instances[0].url() ?? '');
  const outages = startOutages(bed, random.fork('outages'));
  const actionId = getActionId('submitAsApplicant');
  try {
    await forEachOf(count, PEOPLE_AT_ONCE, async (index) => {
      const own = random.fork(`round ${index}`);
      const plan = plans[index];
      if (!plan) return;
      const applicant = makeApplicant(own, consent);
      player.plan(applicant.email, plan);
      const round = ledger.begin(applicant, plan.way);
      await sendRound(round, { bed, random: own, actionId, noteOutage: outages.note });
    });
  } finally {
    await outages.stop();
  }
  player.recover();
  const settled = await settle(bed);
  const rounds = ledger.list();
  await readStatusPages(bed, rounds);
  const output = bed.instances.map((instance) => instance.output()).join('\n');
  const log = findLogProblems(output, [bed.vendor.pass, bed.vendor.user]);
  const received = rounds.filter(isAcknowledged).length;
  const tooFew = received < count * RECEIVED_MIN_SHARE ? [`only ${received} of ${count} forms were received`] : [];
  const waiting = settled.stillWaiting > 0 ? [`${settled.stillWaiting} still wait in the outbox`] : [];
  return {
    ...settled,
    ...{ title: bed.title, rounds, outages: outages.counts, unexpected: log.unexpected },
    mailed: rounds.filter((round) => bed.mail.mails.some(({ to }) => to === round.applicant.email)).length,
    violations: [
      ...rounds.flatMap((round) => findViolations(round).map((violation) => describeViolation(round, violation))),
      ...findMailProblems(bed, rounds),
      ...log.problems,
      ...tooFew,
      ...waiting,
    ],
  };
}

/** Of the people who were told that their form was received, those for whom it is stored once. */
export const countStoredOnce = (rounds: readonly Round[]) =>
  rounds.filter((round) => isAcknowledged(round) && round.stored.length === 1).length;
