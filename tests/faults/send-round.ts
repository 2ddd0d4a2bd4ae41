import { setTimeout as sleep } from 'node:timers/promises';
import { submissionOutcomeSchema } from '../../lib/shared/submission/submission';
import type { Random } from '../crash/random';
import { makeActionHeaders, makeAddress, postBody, type RawAnswer, readActionResult } from '../setup/server-action';
import type { Round, Told } from './ledger';
import { closeBreaker } from './settle';
import type { TestBed } from './test-bed';

/** Longer than the portal may take: asking, writing and asking again, after waiting for an attempt in progress. */
const DEADLINE_MS = 120_000;
const BETWEEN_TRIES_MS = { min: 1_000, max: 4_000 };
/** People do not come all at once, in milliseconds. */
const ARRIVAL_MAX_MS = 3_000;

type Answer = { told: Told; problem?: string | undefined };

function readTold({ status, headers, text }: RawAnswer): Answer {
  const result = readActionResult(text);
  const outcome = submissionOutcomeSchema.safeParse(result).data;
  if (outcome?.kind === 'received') return { told: 'received' };
  if (outcome?.kind === 'failed') {
    return { told: outcome.delivery === 'unknown' ? 'unknown' : 'not sent', problem: outcome.problem };
  }
  // Refused before anything looked at it.
  const isRefused = status === 503 && headers['retry-after'] !== undefined;
  return { told: isRefused ? 'not sent' : 'no answer', problem: outcome?.kind ?? `HTTP ${status}` };
}

/** Tells whether a connection was never made, so that nothing can have been sent. */
const wasNeverSent = (error: unknown) => error instanceof Error && 'syscall' in error && error.syscall === 'connect';

async function sendOnce(
  url: string | undefined,
  round: Round,
  { actionId, isAlone }: { actionId: string; isAlone: boolean },
): Promise<Answer> {
  if (url === undefined) return { told: 'not sent', problem: 'down' };
  const headers = { ...makeActionHeaders(url, actionId, '/check'), 'x-forwarded-for': makeAddress() };
  // As the form does: it never sends twice at once.
  const isNotSentYet = isAlone && round.says.every(({ told }) => told === 'not sent');
  const body = JSON.stringify([{ ...round.applicant.submission, ...(isNotSentYet ? { isNotSentYet } : {}) }]);
  try {
    return readTold(await postBody(`${url}/check`, body, { headers, deadlineMs: DEADLINE_MS }));
  } catch (error) {
    return { told: wasNeverSent(error) ? 'not sent' : 'no answer', problem: 'connection' };
  }
}

/** As a load balancer does: one of them, or the other if that is down. */
function chooseInstance({ instances }: TestBed, random: Random) {
  const chosen = random.pick(instances);
  return chosen.url() === undefined ? (instances.find((other) => other.url() !== undefined) ?? chosen) : chosen;
}

type Sending = { bed: TestBed; random: Random; actionId: string; noteOutage(round: Round): void };

/**
 * Sends one person's form, and again while they were not told that it was received: up to three times, to either
 * instance; one in six presses twice at the same moment.
 */
export async function sendRound(round: Round, { bed, random, actionId, noteOutage }: Sending): Promise<void> {
  const triesMax = random.integer(1, 3);
  await sleep(random.integer(0, ARRIVAL_MAX_MS));
  // Otherwise nearly all would wait in the outbox, and few would meet what the storage API does to them.
  if (random.integer(0, 3) > 0) await closeBreaker(bed);
  for (let count = 0; count < triesMax; count += 1) {
    const isDouble = count === 0 && random.integer(0, 5) === 0;
    const targets = Array.from({ length: isDouble ? 2 : 1 }, () => chooseInstance(bed, random));
    noteOutage(round);
    await Promise.all(
      targets.map(async (instance) => {
        const answer = await sendOnce(instance.url(), round, { actionId, isAlone: !isDouble });
        round.says.push({ ...answer, storedThen: round.stored.length, wasAlone: !isDouble });
      }),
    );
    noteOutage(round);
    if (round.says.some(({ told }) => told === 'received')) return;
    await sleep(random.integer(BETWEEN_TRIES_MS.min, BETWEEN_TRIES_MS.max));
  }
}
