import type { CustomerStatus } from '../../../shared/customer/customer-status';
import { isAwayError, type StorageError } from '../../contract-client/outcome';
import { rememberHeld } from './remember-held';
import { rememberStored } from './remember-stored';
import { forgetSubmission, isWaiting, rememberUnknown, type SubmissionRecord } from './submission-record';
import { type Attempt, type Backends, type WriteResult, writeCustomer } from './write-customer';

export type AttemptResult =
  | { kind: 'stored'; status: CustomerStatus; record: SubmissionRecord }
  /** It was put into the outbox. */
  | { kind: 'waiting'; record: SubmissionRecord }
  | { kind: 'already-known' }
  | { kind: 'failed'; error: StorageError };

/**
 * A failed attempt is forgotten only when neither it nor an earlier one can have stored anything, and nobody was told
 * that it was received.
 */
async function rememberFailure({ database }: Backends, record: SubmissionRecord, error: StorageError) {
  const hadEarlier = record.status_before !== null || isWaiting(record);
  if (error.delivery === 'unknown' || hadEarlier) await rememberUnknown(database, record);
  else await forgetSubmission(database, record);
}

async function remember(attempt: Attempt, result: WriteResult, backends: Backends): Promise<AttemptResult> {
  const { record } = attempt;
  if (result.kind === 'stored') {
    return { kind: 'stored', status: result.status, record: await rememberStored(attempt, result, backends) };
  }
  if (result.kind === 'not-allowed') {
    // Staff are told at once; where it waited meanwhile, they compare it with the record later.
    if (backends.entry.source !== 'staff' || isWaiting(record)) {
      return { kind: 'stored', status: 'PENDING', record: await rememberHeld(attempt, backends) };
    }
    await forgetSubmission(backends.database, record);
    return { kind: 'already-known' };
  }
  const waiting = backends.outbox && isAwayError(result.error) ? await backends.outbox.keep(attempt) : undefined;
  if (typeof waiting === 'object') return { kind: 'waiting', record: waiting };
  await rememberFailure(backends, record, result.error);
  // Whoever has taken it over knows what became of it.
  return waiting === 'taken-over' ? { kind: 'failed', error: { ...result.error, delivery: 'unknown' } } : result;
}

/**
 * Makes one attempt at a claimed submission and remembers how it ended, even if by an exception: the next attempt then
 * asks the storage first.
 */
export async function attemptSubmission(attempt: Attempt, backends: Backends): Promise<AttemptResult> {
  try {
    return await remember(attempt, await writeCustomer(attempt, backends), backends);
  } catch (error) {
    await rememberUnknown(backends.database, attempt.record);
    throw error;
  }
}
