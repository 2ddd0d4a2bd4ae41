import { setTimeout as sleep } from 'node:timers/promises';
import { toCustomerTexts } from '../../../shared/contract/customer-mapping';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type {
  Delivery,
  FailedOutcome,
  ReceivedOutcome,
  SubmissionOutcome,
} from '../../../shared/submission/submission';
import type { StorageError } from '../../contract-client/outcome';
import type { Database } from '../../db/schema/database';
import type { OutboxLimits } from '../../outbox/outbox-limits';
import { removeUsedParcels } from '../../parcels/remove-parcels';
import type { Storage } from '../../storage/get-storage';
import type { GivenConsent } from '../consents/keep-consent';
import { digestEmailAddress } from '../digest-email-address';
import { keepIdReading } from '../id-readings/keep-id-reading';
import { isMailboxProved } from '../mailbox/mailbox-proof';
import type { Applicant } from '../status-links/application-record';
import { findShownReference, toApplicant } from './applicant';
import type { CheckedSubmission } from './check-submission';
import type { Entry } from './entry';
import { makeRenewalProof } from './renewal-proof';
import { sendOrKeep } from './send-or-keep';
import { digestSubmission } from './submission-digest';
import { isQueued, makeSubmissionOutbox, mayWait } from './submission-outbox';
import {
  claimSubmission,
  findSubmission,
  isInProgress,
  isWaiting,
  type SubmissionRecord,
  whileClaimed,
} from './submission-record';
import type { Backends } from './write-customer';

/** How long a repeat waits for the attempt in progress, and how often it checks, in milliseconds. */
const WAIT_FOR_FIRST_MS = 40_000;
const LOOK_AGAIN_MS = 250;

export type SubmitOptions = {
  database: Database;
  storage: Omit<Storage, 'archive'>;
  entry: Entry;
  /** The submitter's language, a BCP 47 tag, for emails. Default: unknown. */
  language?: string | undefined;
  /** What the person agreed to; undefined when staff send on their behalf. */
  consent?: GivenConsent;
  /**
   * Called once for each submission that was stored or held, to notify the holder of the status link. Default: no
   * notice.
   */
  onReceived?: ((applicant: Applicant) => void) | undefined;
  /** Makes ready the mail that says that it was received: it is stored with the submission. Default: none is. */
  prepareMail?: Backends['prepareMail'];
  /** Called whenever it changes what is known about the delivery, for whoever answers if this throws. Default: not told. */
  noteDelivery?: ((delivery: Delivery) => void) | undefined;
  /** How much may wait in the outbox. Default: OUTBOX_LIMITS. */
  limits?: OutboxLimits;
  /** The result of digestSubmission, if it was already computed. Default: it is computed. */
  id?: string;
  /** Epoch milliseconds. Default: now. */
  clock?: () => number;
};

const PROBLEM_BY_CODE: Record<StorageError['code'], FailedOutcome['problem']> = {
  'invalid-email': 'storage-refused',
  'missing-input': 'storage-refused',
  'credentials-refused': 'storage-setup',
  'not-found': 'storage-malformed',
  'too-large': 'too-large',
  refused: 'storage-refused',
  unavailable: 'storage-unavailable',
  'malformed-reply': 'storage-malformed',
};

const PROBLEM_OF_UNKEPT = {
  full: 'outbox-full',
  'not-now': 'storage-unavailable',
  'taken-over': 'busy',
  behind: 'busy',
} as const;

type Given = { submission: CheckedSubmission; entry: Entry };

/** The answer. What was done and the storage's own link are for staff; everyone else gets the status link. */
function toReceived(record: SubmissionRecord, status: CustomerStatus, { submission, entry }: Given): ReceivedOutcome {
  const reference = findShownReference(record, { submission });
  const { change, customer_link: customerLink } = record;
  const onItsWay = isWaiting(record) ? { isOnItsWay: true } : {};
  const forStaff = { ...(change ? { change } : {}), ...(customerLink ? { customerLink } : {}), ...onItsWay };
  const forOthers = submission.statusSecret ? { statusSecret: submission.statusSecret } : {};
  return {
    kind: 'received',
    status,
    ...(reference ? { reference } : {}),
    ...(entry.source === 'staff' ? forStaff : forOthers),
  };
}

/** Whether an attempt has handed something over: it left its mark before it did. */
const mayHaveArrived = ({ status, status_before }: SubmissionRecord) => status !== null || status_before !== null;

/**
 * Waits for another attempt at the same submission, in this instance or another, unless its owner is gone, or the answer
 * is known already.
 */
async function awaitFirst(
  database: Database,
  id: string,
  { clock, giveUpAt }: { clock: () => number; giveUpAt: number },
): Promise<SubmissionRecord | undefined> {
  let record = await findSubmission(database, id);
  const isToBeAwaited = (now: number) => record?.status === null && isInProgress(record, now) && now < giveUpAt;
  while (isToBeAwaited(clock())) {
    await sleep(LOOK_AGAIN_MS);
    record = await findSubmission(database, id);
  }
  return record;
}

/**
 * Sends a submission to the storage API, at most once.
 *
 * Repeating the same submission gets the first answer, even while the first is in progress or if its answer was lost. A
 * record that the entry may not change is not written: staff are told that it exists, and anyone else's submission is
 * held for staff and answered like a new customer's. While the storage is away, it waits in the outbox, where there is one,
 * and is answered like a new customer's as well. Nothing stored is given out except the status; the reference in
 * the answer is the one that was sent, or generated.
 */
export async function submitCustomer(
  submission: CheckedSubmission,
  {
    database,
    storage,
    entry,
    language,
    consent,
    onReceived,
    prepareMail,
    noteDelivery,
    limits,
    id = digestSubmission(submission),
    clock = Date.now,
  }: SubmitOptions,
): Promise<SubmissionOutcome> {
  const { customer, documents } = submission;
  const given = { submission, entry };
  const startedAt = performance.now();
  const waiting = { clock, giveUpAt: clock() + WAIT_FOR_FIRST_MS };
  const earlier = await awaitFirst(database, id, waiting);
  if (earlier) noteDelivery?.(mayHaveArrived(earlier) ? 'unknown' : 'not-sent');
  if (earlier?.status) return toReceived(earlier, earlier.status, given);

  // Held submissions are in the portal's own database, wherever the storage is.
  const hasRoom =
    (await storage.hasRoomForImage()) && (entry.mayChange !== 'own' || (await database.hasRoomForImages()));
  if (!hasRoom) {
    return {
      kind: 'failed',
      problem: 'storage-unavailable',
      delivery: earlier && mayHaveArrived(earlier) ? 'unknown' : 'not-sent',
    };
  }

  const keys = await storage.openKeys();
  const { source, enteredBy, mailboxProof } = entry;
  const emailDigest = digestEmailAddress(customer.emailAddress);
  const claim = { id, emailDigest, consent, mailboxProof, now: clock() };
  const outbox =
    storage.hasOutbox && mayWait(entry) ? makeSubmissionOutbox(database, { entry, limits, noteDelivery }) : undefined;
  const claimed = await claimSubmission(database, claim);
  const isBehindOthers = claimed === 'busy' && outbox !== undefined && (await isQueued(database, emailDigest));
  const record = isBehindOthers ? await claimSubmission(database, { ...claim, isBehindOthers }) : claimed;
  if (record === 'busy') {
    // Another attempt was faster: a repeat of this submission will have its answer soon; a different one has to come
    // back.
    const first = await awaitFirst(database, id, waiting);
    if (first?.status) return toReceived(first, first.status, given);
    return { kind: 'failed', problem: 'busy', delivery: first ? 'unknown' : 'not-sent' };
  }

  noteDelivery?.(mayHaveArrived(record) ? 'unknown' : 'not-sent');
  const write = {
    reference: customer.reference || undefined,
    target: toCustomerTexts(customer),
    documents,
    origin: { source, enteredBy },
  };
  const proof = makeRenewalProof(submission.statusSecret, customer.emailAddress);
  const attempt = {
    ...{ record, submission, write, proof, language, keys, now: claim.now, startedAt },
    isMailboxProved: await isMailboxProved(database.kysely, { submissionId: id, emailDigest }),
  };
  const work = () => sendOrKeep(attempt, { database, storage, entry, outbox, prepareMail, noteDelivery }, clock);
  const result = await whileClaimed(database, record, { clock, work });
  if (result.kind === 'already-known') return { kind: 'already-known' };
  if ('delivery' in result) {
    return { kind: 'failed', problem: PROBLEM_OF_UNKEPT[result.kind], delivery: result.delivery };
  }
  if (result.kind === 'waiting') {
    await removeUsedParcels(database, submission.parcels);
    return toReceived(result.record, 'PENDING', given);
  }
  if (result.kind === 'stored') {
    // What was read from a held ID is held with it.
    if (result.record.was_held !== 1) await keepIdReading({ database, keys }, submission, clock());
    await removeUsedParcels(database, submission.parcels);
    const applicant = toApplicant(attempt, findShownReference(result.record, attempt));
    if (applicant && entry.source !== 'staff') onReceived?.(applicant);
    return toReceived(result.record, result.status, given);
  }
  const { code, delivery } = result.error;
  return { kind: 'failed', problem: PROBLEM_BY_CODE[code], delivery: delivery === 'unknown' ? 'unknown' : 'not-sent' };
}
