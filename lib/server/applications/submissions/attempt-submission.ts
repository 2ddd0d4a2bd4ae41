import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type { StorageError } from '../../contract-client/outcome';
import type { CustomerWrite } from '../../contract-client/storage-client';
import { forgetSubmission, rememberReceived, rememberUnknown, type SubmissionRecord } from './submission-record';
import { type Backends, type WriteResult, writeCustomer } from './write-customer';

export type AttemptResult =
  | { kind: 'stored'; status: CustomerStatus; record: SubmissionRecord }
  | { kind: 'already-known' }
  | { kind: 'failed'; error: StorageError };

/** A failed attempt is forgotten only when neither it nor an earlier one can have stored anything. */
async function rememberFailure({ database }: Backends, id: string, error: StorageError, hadEarlier: boolean) {
  if (error.delivery === 'unknown' || hadEarlier) await rememberUnknown(database, id);
  else await forgetSubmission(database, id);
}

type Attempt = { record: SubmissionRecord; write: CustomerWrite };

async function noteForDirectory(
  { email, fn = '', ln = '' }: CustomerWrite['target'],
  { status, reference, customerLink }: Extract<WriteResult, { kind: 'stored' }>,
  { storage, entry }: Backends,
): Promise<void> {
  const person = { emailAddress: email, firstName: fn, lastName: ln };
  const { source, enteredBy } = entry;
  const stored = { status, reference, customerLink, origin: { source, enteredBy } };
  await storage.directory.noteSubmission({ ...person, ...stored, now: Date.now() });
}

async function remember({ record, write }: Attempt, result: WriteResult, backends: Backends): Promise<AttemptResult> {
  if (result.kind === 'stored') {
    const { status, change = null, customerLink = null } = result;
    await noteForDirectory(write.target, result, backends);
    return {
      kind: 'stored',
      status,
      record: await rememberReceived(backends.database, record.id, { status, change, customer_link: customerLink }),
    };
  }
  if (result.kind === 'already-known') await forgetSubmission(backends.database, record.id);
  else await rememberFailure(backends, record.id, result.error, record.status_before !== null);
  return result;
}

/**
 * Makes one attempt of a claimed submission and remembers how it ended, also when it ends by an exception: the next
 * attempt then asks the storage first.
 */
export async function attemptSubmission(
  record: SubmissionRecord,
  write: CustomerWrite,
  backends: Backends,
): Promise<AttemptResult> {
  try {
    return await remember({ record, write }, await writeCustomer(record, write, backends), backends);
  } catch (error) {
    await rememberUnknown(backends.database, record.id);
    throw error;
  }
}
