import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../crash/random';
import { makeActionHeaders, makeAddress, postBody, type RawAnswer, readActionResult } from '../setup/server-action';
import type { Round, Told } from './ledger';
import type { TestBed } from './test-bed';

/** Longer than the portal may take: asking, writing and asking again, after waiting for an attempt in progress. */
const DEADLINE_MS = 120_000;
const BETWEEN_TRIES_MS = 500;

function readTold({ status, headers, text }: RawAnswer): Told {
  const result = readActionResult(text);
  if (typeof result === 'object' && result !== null && 'kind' in result) {
    if (result.kind === 'received') return 'received';
    if ('delivery' in result) return result.delivery === 'unknown' ? 'unknown' : 'not sent';
  }
  // Refused before anything looked at it.
  return status === 503 && headers['retry-after'] !== undefined ? 'not sent' : 'no answer';
}

/** Tells whether a connection was never made, so that nothing can have been sent. */
const wasNeverSent = (error: unknown) => error instanceof Error && 'syscall' in error && error.syscall === 'connect';

async function sendOnce(url: string | undefined, round: Round, actionId: string): Promise<Told> {
  if (url === undefined) return 'not sent';
  const headers = { ...makeActionHeaders(url, actionId, '/check'), 'x-forwarded-for': makeAddress() };
  const body = JSON.stringify([round.applicant.submission]);
  try {
    return readTold(await postBody(`${url}/check`, body, { headers, deadlineMs: DEADLINE_MS }));
  } catch (error) {
    return wasNeverSent(error) ? 'not sent' : 'no answer';
  }
}

type Sending = { bed: TestBed; random: Random; actionId: string; noteOutage(round: Round): void };

/**
 * Sends one person's form, and again while they were not told that it was received: up to three times, to either
 * instance; one in six presses twice at the same moment.
 */
export async function sendRound(round: Round, { bed, random, actionId, noteOutage }: Sending): Promise<void> {
  const triesMax = random.integer(1, 3);
  for (let count = 0; count < triesMax; count += 1) {
    const isDouble = count === 0 && random.integer(0, 5) === 0;
    const targets = Array.from({ length: isDouble ? 2 : 1 }, () => random.pick(bed.instances));
    noteOutage(round);
    await Promise.all(
      targets.map(async (instance) => {
        const told = await sendOnce(instance.url(), round, actionId);
        round.says.push({ told, storedThen: round.stored.length, wasAlone: !isDouble });
      }),
    );
    noteOutage(round);
    if (round.says.some(({ told }) => told === 'received')) return;
    await sleep(BETWEEN_TRIES_MS);
  }
}
