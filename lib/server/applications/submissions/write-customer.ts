import type { CreateOrUpdateReply, StatusReply } from '../../../shared/contract/reply';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import { type StorageError, type StorageOutcome, storageFailure } from '../../contract-client/outcome';
import type { CustomerWrite } from '../../contract-client/storage-client';
import { didWriteArrive } from '../../contract-client/unknown-write';
import type { Database } from '../../db/schema/database';
import type { Storage } from '../../storage/get-storage';
import { type Entry, mayWrite } from './entry';
import { makeReference } from './make-reference';
import { isProofKept, type RenewalProof, removeProof } from './renewal-proof';
import { rememberStatusBefore, type SubmissionRecord } from './submission-record';

/** What became of one attempt to write a customer. */
export type WriteResult =
  | {
      kind: 'stored';
      status: CustomerStatus;
      change?: 'created' | 'updated';
      customerLink?: string;
      /** As it was sent. */
      reference?: string | undefined;
    }
  | { kind: 'already-known' }
  | { kind: 'failed'; error: StorageError };

export type Backends = {
  database: Database;
  storage: Omit<Storage, 'archive'>;
  entry: Entry;
};

export type Attempt = {
  /** The claimed submission; what it remembers tells whether an earlier attempt arrived. */
  record: SubmissionRecord;
  write: CustomerWrite;
  proof: RenewalProof;
  /** Epoch milliseconds. */
  now: number;
};

const toStored = ({ status, type, customer_link }: CreateOrUpdateReply, { reference }: CustomerWrite): WriteResult => ({
  kind: 'stored',
  status,
  reference,
  change: type === 'createCustomer' ? 'created' : 'updated',
  customerLink: customer_link,
});

/** What an earlier attempt, cut off since, heard just before its write. Of a FAIL only the status is remembered. */
function recallBefore(record: SubmissionRecord, email: string): StorageOutcome<StatusReply> | undefined {
  if (record.status_before === 'NONE') return storageFailure('not-found', 'http-404', 'refused');
  if (record.status_before === null) return undefined;
  return { ok: true, reply: { result: 'Success', status: record.status_before, target: { email } } };
}

/** A new customer gets a reference where none was given; that of an existing one stays. */
function withReference(write: CustomerWrite, isNew: boolean, submissionId: string): CustomerWrite {
  return isNew && write.reference === undefined ? { ...write, reference: makeReference(submissionId) } : write;
}

/** Writes a customer, unless there is a record already that this entry may not change. */
export async function writeCustomer(
  { record, write, proof, now }: Attempt,
  { database, storage, entry }: Backends,
): Promise<WriteResult> {
  const { email } = write.target;
  const before = await storage.client.getStatus(email);
  if (!before.ok && before.error.code !== 'not-found') {
    // Asking stores nothing; but an earlier attempt may have.
    const delivery = record.status_before === null ? 'not-sent' : 'unknown';
    return { kind: 'failed', error: { ...before.error, delivery } };
  }
  const isOwn = before.ok && (await isProofKept(database.kysely, proof, now));
  if (before.ok && !mayWrite(entry, { status: before.reply.status, isOwn })) {
    const sent = withReference(write, record.status_before === 'NONE', record.id);
    const arrived = didWriteArrive({ before: recallBefore(record, email), sent, after: before });
    if (arrived !== 'arrived') return { kind: 'already-known' };
    return { kind: 'stored', status: before.reply.status, reference: sent.reference };
  }
  // Whatever becomes of this write, from now on the record is no longer that of the form that wrote it before.
  if (!isOwn) await removeProof(database.kysely, proof.emailDigest);
  await rememberStatusBefore(storage, record.id, before.ok ? before.reply.status : 'NONE');
  const sent = withReference(write, !before.ok, record.id);
  const written = await storage.client.createOrUpdateCustomer(sent);
  if (written.ok) return toStored(written.reply, sent);
  if (written.error.delivery !== 'unknown') return { kind: 'failed', error: written.error };
  const after = await storage.client.getStatus(email);
  const arrived = didWriteArrive({ before, sent, after });
  if (arrived === 'arrived' && after.ok) {
    return { kind: 'stored', status: after.reply.status, reference: sent.reference };
  }
  return { kind: 'failed', error: written.error };
}
