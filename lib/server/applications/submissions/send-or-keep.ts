import type { Delivery } from '../../../shared/submission/submission';
import { isAwayError } from '../../contract-client/outcome';
import { findOpenUntil, isAway, noteAnswered, noteAway } from '../../outbox/breaker';
import { type AttemptResult, attemptSubmission } from './attempt-submission';
import { isQueued } from './submission-outbox';
import { forgetSubmission, rememberUnknown } from './submission-record';
import type { Attempt, Backends, NotKept } from './write-customer';

/** It would have to wait, and is not kept. `behind`: it is one of those that do not wait. */
type Unkept = NotKept | 'behind';
export type SendResult = AttemptResult | { kind: Unkept; delivery: Delivery };

async function giveBack({ database }: Backends, { record }: Attempt, kind: Unkept): Promise<SendResult> {
  // Whoever has taken it over knows what became of it.
  if (kind === 'taken-over') return { kind, delivery: 'unknown' };
  const isNew = record.status_before === null;
  await (isNew ? forgetSubmission : rememberUnknown)(database, record);
  return { kind, delivery: isNew ? 'not-sent' : 'unknown' };
}

async function noteEnd({ database }: Backends, result: AttemptResult, wasAway: boolean, now: number): Promise<void> {
  const isAwayNow = result.kind === 'waiting' || (result.kind === 'failed' && isAwayError(result.error));
  if (isAwayNow) await noteAway(database, 'storage-api', now);
  // What was held says only that the storage can be read.
  const wasAnswered = (result.kind === 'stored' && result.record.was_held !== 1) || result.kind === 'failed';
  if (wasAway && !isAwayNow && wasAnswered) await noteAnswered(database, 'storage-api', now);
}

/**
 * Sends a claimed submission. Where there is an outbox, it is put there instead, without a try, if the storage did not
 * answer the last time, or if something for the same email waits already; and after the try, if that found the storage
 * away. So nobody has to wait for a storage that is known to be away, and neither answer nor time tells what it would have
 * said.
 */
export async function sendOrKeep(attempt: Attempt, backends: Backends, clock: () => number): Promise<SendResult> {
  const { database, storage, outbox } = backends;
  if (!storage.hasOutbox) return attemptSubmission(attempt, backends);
  const { record, proof } = attempt;
  // Without the claim on the email, another submission for it may be in progress.
  const mustWait = record.sending_email_digest === null || (await isQueued(database, proof.emailDigest));
  if (!outbox) return mustWait ? giveBack(backends, attempt, 'behind') : attemptSubmission(attempt, backends);
  const wasAway = await isAway(database.kysely, 'storage-api');
  const kept = mustWait || wasAway ? await outbox.keep(attempt) : 'not-now';
  if (typeof kept === 'object') return { kind: 'waiting', record: kept };
  // Nobody waits for what is known to be away, and nothing overtakes what waits.
  const isOver = mustWait || kept === 'taken-over';
  if (isOver || (wasAway && (await findOpenUntil(database.kysely, 'storage-api', clock())) !== undefined)) {
    return giveBack(backends, attempt, kept);
  }
  const result = await attemptSubmission(attempt, backends);
  await noteEnd(backends, result, wasAway, clock());
  return result;
}
