import type { CreateOrUpdateReply, StatusReply } from '../../../shared/contract/reply';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type { Delivery } from '../../../shared/submission/submission';
import { type StorageError, type StorageOutcome, storageFailure } from '../../contract-client/outcome';
import type { CustomerWrite } from '../../contract-client/storage-client';
import { didWriteArrive } from '../../contract-client/unknown-write';
import type { Database } from '../../db/schema/database';
import type { DocumentKeys } from '../../sealing/document-keys';
import type { Storage } from '../../storage/get-storage';
import type { Applicant } from '../status-links/application-record';
import type { PreparedMail } from '../status-links/mail-status';
import type { CheckedSubmission } from './check-submission';
import { type Entry, mayWrite } from './entry';
import { makeReference } from './make-reference';
import { describePresent } from './present-record';
import { type RenewalProof, removeProof } from './renewal-proof';
import { rememberStatusBefore, type SubmissionRecord } from './submission-record';
import { noteWritePace } from './write-pace';

/** The outcome of one attempt to write a customer. */
export type WriteResult =
  | {
      kind: 'stored';
      status: CustomerStatus;
      change?: 'created' | 'updated';
      customerLink?: string;
      /** The customer as sent. */
      reference?: string | undefined;
    }
  /** A record exists that this entry may not change. */
  | { kind: 'not-allowed' }
  | { kind: 'failed'; error: StorageError };

export type Backends = {
  database: Database;
  storage: Omit<Storage, 'archive'>;
  entry: Entry;
  /** Keeps a submission that cannot be delivered now; undefined: nothing is kept. */
  outbox?: SubmissionOutbox | undefined;
  /** Makes ready the mail that says that it was received; undefined: none is stored with it. */
  prepareMail?: ((applicant: Applicant) => Promise<PreparedMail | undefined>) | undefined;
  /** Told just before something is handed over, and when it is certain afterwards that nothing was stored. */
  noteDelivery?: ((delivery: Delivery) => void) | undefined;
};

/**
 * Why the outbox did not keep something: no room in it, it cannot take it at the moment, or another attempt at the same
 * has taken over.
 */
export type NotKept = 'full' | 'not-now' | 'taken-over';

/** Where a submission waits while the storage is away. */
export type SubmissionOutbox = {
  /** Keeps a claimed submission until it can be delivered. */
  keep(attempt: Attempt): Promise<SubmissionRecord | NotKept>;
};

export type Attempt = {
  /** The claimed submission; what it remembers tells whether an earlier attempt arrived. */
  record: SubmissionRecord;
  submission: CheckedSubmission;
  write: CustomerWrite;
  proof: RenewalProof;
  /** The submission has used a proof that its person has the mailbox. */
  isMailboxProved: boolean;
  /** The submitter's language, a BCP 47 tag, for emails. */
  language: string | undefined;
  keys: DocumentKeys;
  /** Epoch milliseconds. */
  now: number;
  /** As given by performance.now(). */
  startedAt: number;
};

const toStored = ({ status, type, customer_link }: CreateOrUpdateReply, { reference }: CustomerWrite): WriteResult => ({
  kind: 'stored',
  status,
  reference,
  change: type === 'createCustomer' ? 'created' : 'updated',
  customerLink: customer_link,
});

/**
 * What an earlier attempt, since cut off, was told just before its write. For a FAIL, only the status is remembered.
 */
function recallBefore(record: SubmissionRecord, email: string): StorageOutcome<StatusReply> | undefined {
  if (record.status_before === 'NONE') return storageFailure('not-found', 'http-404', 'refused');
  if (record.status_before === null) return undefined;
  return { ok: true, reply: { result: 'Success', status: record.status_before, target: { email } } };
}

/** A new customer gets a reference if none was given; an existing customer's reference stays. */
function withReference(write: CustomerWrite, isNew: boolean, submissionId: string): CustomerWrite {
  return isNew && write.reference === undefined ? { ...write, reference: makeReference(submissionId) } : write;
}

/** Accounts have stored a customer and then answered that it is not found, or too large. */
const mayHaveArrived = ({ code, delivery }: StorageError) =>
  delivery === 'unknown' || ['not-found', 'too-large'].includes(code);

type Present = Extract<StorageOutcome<StatusReply>, { ok: true }>;

/**
 * Tells whether an earlier attempt has stored this. What getStatus says is enough where there was no record before, or
 * where only that attempt can have changed it. Otherwise the same details may have stood there already, and the photos
 * tell.
 */
async function hasArrived(
  { record, write }: Attempt,
  { storage }: Backends,
  { after, isAllowed }: { after: Present; isAllowed: boolean },
): Promise<boolean | StorageError> {
  if (record.status_before === null) return false;
  const { email } = write.target;
  const sent = withReference(write, record.status_before === 'NONE', record.id);
  const arrived = didWriteArrive({ before: recallBefore(record, email), sent, after });
  if (arrived === 'not-arrived') return false;
  if (arrived === 'arrived' && (record.status_before === 'NONE' || !isAllowed)) return true;
  const images = await storage.client.getDocumentImages(email);
  if (!images.ok) return images.error.code === 'not-found' ? false : { ...images.error, delivery: 'unknown' };
  const isSame = (stored: Buffer | undefined, own: Buffer | undefined) =>
    stored && own ? stored.equals(own) : stored === own;
  const { front, back } = images.reply.documents;
  return isSame(front, write.documents.front.bytes) && isSame(back, write.documents.back?.bytes);
}

/** Writes a customer, unless a record already exists that this entry may not change. */
export async function writeCustomer(attempt: Attempt, backends: Backends): Promise<WriteResult> {
  const { record, write, proof, isMailboxProved, now } = attempt;
  const { database, storage, entry } = backends;
  const { email } = write.target;
  const before = await storage.client.getStatus(email);
  if (!before.ok && before.error.code !== 'not-found') {
    // Asking stores nothing, but an earlier attempt may have.
    const delivery = record.status_before === null ? 'not-sent' : 'unknown';
    return { kind: 'failed', error: { ...before.error, delivery } };
  }
  const present = before.ok
    ? await describePresent(backends, { email, status: before.reply.status, proof, now })
    : undefined;
  if (present && before.ok) {
    const isAllowed = mayWrite(entry, present, isMailboxProved);
    const arrived = await hasArrived(attempt, backends, { after: before, isAllowed });
    if (typeof arrived === 'object') return { kind: 'failed', error: arrived };
    if (arrived) {
      const sent = withReference(write, record.status_before === 'NONE', record.id);
      return { kind: 'stored', status: present.status, reference: sent.reference };
    }
    if (!isAllowed) return { kind: 'not-allowed' };
  }
  // However this write turns out, the record no longer belongs to the form that wrote it before.
  if (!present?.isOwn) await removeProof(database.kysely, proof.emailDigest);
  await rememberStatusBefore(storage, record.id, before.ok ? before.reply.status : 'NONE');
  const sent = withReference(write, !before.ok, record.id);
  backends.noteDelivery?.('unknown');
  const writeStartedAt = performance.now();
  const noteNotSent = () => record.status_before === null && backends.noteDelivery?.('not-sent');
  const written = await storage.client.createOrUpdateCustomer(sent);
  if (written.ok) {
    noteWritePace(performance.now() - writeStartedAt);
    return toStored(written.reply, sent);
  }
  if (!mayHaveArrived(written.error)) {
    noteNotSent();
    return { kind: 'failed', error: written.error };
  }
  const after = await storage.client.getStatus(email);
  const arrived = didWriteArrive({ before, sent, after });
  if (arrived === 'arrived' && after.ok) {
    return { kind: 'stored', status: after.reply.status, reference: sent.reference };
  }
  // Nothing is on its way any more once there was an answer, unless a proxy grew tired of waiting for it.
  const isSettled = arrived === 'not-arrived' && /^http-4(?!08)/.test(written.error.reason);
  if (isSettled) noteNotSent();
  return { kind: 'failed', error: { ...written.error, delivery: isSettled ? 'refused' : 'unknown' } };
}
