import type { Database } from '../../db/schema/database';
import { beforeCommit } from '../../db/transactions/before-commit';
import { inTransaction } from '../../db/transactions/in-transaction';
import { addEntry, hasWaiting } from '../../outbox/outbox-entry';
import type { OutboxLimits } from '../../outbox/outbox-limits';
import { ringForDelivery } from '../../outbox/run-deliveries';
import { saveApplication } from '../status-links/application-record';
import { STATUS_LINK_MAX_AGE_MS } from '../status-links/status-secret';
import { findShownReference, toApplicant } from './applicant';
import type { Entry } from './entry';
import { isWaiting, rememberWaiting, type SubmissionRecord } from './submission-record';
import { toWaitingValues } from './waiting-values';
import type { Attempt, Backends, NotKept, SubmissionOutbox } from './write-customer';

/** How long a submission is kept that could not be delivered, in milliseconds: as long as its status link works. */
const KEPT_MS = STATUS_LINK_MAX_AGE_MS;

/**
 * After a write whose end is unknown, in milliseconds: it may still be on its way, and asking too early would say that it
 * has not arrived.
 */
export const UNSETTLED_PAUSE_MS = 15_000;

/** Rolls a transaction back. */
class Unkept extends Error {
  constructor(readonly reason: NotKept) {
    super();
  }
}

type KeepOptions = { entry: Entry; limits?: OutboxLimits | undefined; noteDelivery?: Backends['noteDelivery'] };

async function keep(
  database: Database,
  attempt: Attempt,
  { entry, limits, noteDelivery }: KeepOptions,
): Promise<SubmissionRecord> {
  const { record, submission, proof, keys, now } = attempt;
  const { front, back } = submission.documents;
  return inTransaction(database, async (transaction) => {
    const remembered = await rememberWaiting(transaction, record);
    // Its claim lapsed while the database was away, and another attempt has it now.
    if (!remembered) throw new Unkept('taken-over');
    const added = await addEntry(transaction, keys, {
      ...{ kind: 'submission', lane: proof.emailDigest, submissionId: record.id },
      ...{ values: toWaitingValues(attempt, entry), images: { front: front.bytes, back: back?.bytes } },
      ...{ expiresAt: now + KEPT_MS, now, limits },
      firstTryAt: remembered.status_before === null ? now : Date.now() + UNSETTLED_PAUSE_MS,
    });
    if (added === 'full') throw new Unkept('full');
    const applicant =
      entry.source === 'staff' ? undefined : toApplicant(attempt, findShownReference(remembered, attempt));
    if (applicant) await saveApplication(transaction, keys, { applicant, outboxId: added.id, now });
    // Until it is committed, nothing is kept; from then on it may be.
    await beforeCommit(transaction, async () => noteDelivery?.('unknown'));
    return remembered;
  });
}

/**
 * Staff who change a record that they have seen are at their desk, and are told at once: when it arrives, the record may
 * be another one.
 */
export const mayWait = ({ source, mayChange }: Entry): boolean => source !== 'staff' || mayChange === 'none';

/** The outbox for submissions of one entry. */
export function makeSubmissionOutbox(database: Database, options: KeepOptions): SubmissionOutbox {
  return {
    keep: async (attempt) => {
      // It is there already, and delivered from there.
      if (isWaiting(attempt.record) || !(await database.hasRoomForImages())) return 'not-now';
      try {
        const kept = await keep(database, attempt, options);
        ringForDelivery();
        return kept;
      } catch (error) {
        if (error instanceof Unkept) return error.reason;
        throw error;
      }
    },
  };
}

/** Tells whether something for this email waits already: what comes later must not overtake it. */
export const isQueued = ({ kysely }: Database, emailDigest: string): Promise<boolean> =>
  hasWaiting(kysely, 'submission', emailDigest);
