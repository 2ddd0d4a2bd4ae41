import { toCustomerTexts } from '../../../shared/contract/customer-mapping';
import { isAwayError } from '../../contract-client/outcome';
import type { Database } from '../../db/schema/database';
import type { CheckedImage } from '../../images/decode-image';
import { findImageSize } from '../../images/find-image-size';
import type { Courier, DeliveryResult } from '../../outbox/deliver-entry';
import { type OutboxEntry, openEntryImages, openEntryValues } from '../../outbox/outbox-entry';
import { SealError } from '../../sealing/seal-error';
import { recordActivity } from '../../staff/activity/record-activity';
import type { Storage } from '../../storage/get-storage';
import { keepIdReading } from '../id-readings/keep-id-reading';
import type { Applicant } from '../status-links/application-record';
import { findShownReference, toApplicant } from './applicant';
import { type AttemptResult, attemptSubmission } from './attempt-submission';
import { recordEntry } from './record-entry';
import { makeRenewalProof } from './renewal-proof';
import { UNSETTLED_PAUSE_MS } from './submission-outbox';
import { claimSubmission, findSubmission, type SubmissionRecord, whileClaimed } from './submission-record';
import type { WaitingValues } from './waiting-values';
import type { Attempt, Backends } from './write-customer';

type CourierTools = {
  database: Database;
  storage: Omit<Storage, 'archive'>;
  /** Makes ready the mail that says that it was received: it is stored with the submission. Default: none is. */
  prepareMail?: Backends['prepareMail'];
  /** Called once for each submission that was stored or held, with the holder of its status link. */
  onReceived(applicant: Applicant): Promise<void>;
  /** Epoch milliseconds. Default: now. */
  clock?: () => number;
};

/** An image that was checked before it was sealed. */
function toCheckedImage(bytes: Buffer | undefined): CheckedImage | undefined {
  // With its own memory, as findImageSize requires.
  const own = bytes && Buffer.from(bytes);
  const size = own && findImageSize(own);
  return own && typeof size === 'object' ? { bytes: own, ...size } : undefined;
}

/** Makes the attempt again that could not be made, or not be finished, when it came. */
async function restoreAttempt(
  { database, storage, clock = Date.now }: CourierTools,
  entry: OutboxEntry,
  { values, record }: { values: WaitingValues; record: SubmissionRecord },
): Promise<Attempt> {
  const { customer, idReading, statusSecret, language, isMailboxProved } = values;
  const keys = await storage.openKeys();
  const images = await openEntryImages(database.kysely, keys, entry);
  const front = toCheckedImage(images.front);
  if (!front) throw new SealError('DOCUMENT_DAMAGED');
  const documents = { front, back: toCheckedImage(images.back) };
  const { source, enteredBy } = values.entry;
  return {
    ...{ record, language, keys, isMailboxProved, now: clock(), startedAt: performance.now() },
    submission: { submissionKey: '', statusSecret, customer, documents, idReading },
    write: {
      reference: customer.reference || undefined,
      target: toCustomerTexts(customer),
      documents,
      origin: { source, enteredBy },
    },
    proof: makeRenewalProof(statusSecret, customer.emailAddress),
  };
}

async function noteDelivered(tools: CourierTools, attempt: Attempt, values: WaitingValues, record: SubmissionRecord) {
  const { database, onReceived, clock = Date.now } = tools;
  // What was read from a held ID is held with it.
  if (record.was_held !== 1) {
    await keepIdReading({ database, keys: attempt.keys }, values, clock());
    const { source, enteredBy } = values.entry;
    const { status, change } = record;
    if (source === 'staff' && enteredBy && status) {
      const { emailAddress } = values.customer;
      await recordEntry(tools, { staffId: enteredBy, emailAddress, isUpdate: change === 'updated', status });
    }
  }
  const applicant = toApplicant(attempt, findShownReference(record, attempt));
  if (applicant && values.entry.source !== 'staff') await onReceived(applicant);
}

function toDeliveryResult(result: AttemptResult): DeliveryResult {
  if (result.kind === 'stored') return { kind: 'delivered' };
  if (result.kind !== 'failed') return { kind: 'away', problem: 'unexpected' };
  const { code, delivery } = result.error;
  if (!isAwayError(result.error)) return { kind: 'refused', problem: code };
  return { kind: 'away', problem: code, ...(delivery === 'unknown' ? { settlesInMs: UNSETTLED_PAUSE_MS } : {}) };
}

/**
 * Makes the courier for waiting submissions. A try asks the storage what it has first, as every attempt does: so what
 * arrived meanwhile is not written again, and what may not change the record that is there by now is held.
 */
export function makeSubmissionCourier(tools: CourierTools): Courier {
  const { database, storage, clock = Date.now } = tools;
  return {
    deliver: async (entry) => {
      const id = entry.submission_id ?? '';
      const values = openEntryValues(await storage.openKeys(), entry) as WaitingValues;
      const record = await claimSubmission(database, { id, emailDigest: entry.lane, now: clock() });
      if (record === 'busy') {
        const isDelivered = (await findSubmission(database, id))?.state === 'received';
        return isDelivered ? { kind: 'delivered' } : { kind: 'busy' };
      }
      const attempt = await restoreAttempt(tools, entry, { values, record });
      const work = () =>
        attemptSubmission(attempt, { database, storage, entry: values.entry, prepareMail: tools.prepareMail });
      const result = await whileClaimed(database, record, { clock, work });
      if (result.kind === 'stored') await noteDelivered(tools, attempt, values, result.record);
      return toDeliveryResult(result);
    },
    onDead: (transaction, { id }, now) =>
      recordActivity(transaction, { actor: { kind: 'system' }, action: 'delivery.stopped', subjectId: id }, now),
  };
}
