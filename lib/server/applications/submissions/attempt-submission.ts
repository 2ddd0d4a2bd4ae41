import { fromWire } from '../../../shared/contract/customer-mapping';
import type { StorageRequest } from '../../../shared/contract/request';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type { StorageError } from '../../contract-client/outcome';
import { NOTED_FIELDS, noteSubmission } from '../../customer-store/directory/note-submission';
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

type Attempt = { record: SubmissionRecord; request: StorageRequest };

async function noteForDirectory(
  target: StorageRequest['target'],
  { kind: _, ...stored }: Extract<WriteResult, { kind: 'stored' }>,
  { database, isRemote, entry }: Backends,
): Promise<void> {
  const person = { ...fromWire(NOTED_FIELDS, target), emailAddress: target.email };
  const { source, enteredBy } = entry;
  await noteSubmission(database, { ...person, ...stored, source, enteredBy, isRemote, now: Date.now() });
}

async function remember({ record, request }: Attempt, result: WriteResult, backends: Backends): Promise<AttemptResult> {
  if (result.kind === 'stored') {
    const { status, change = null, customerLink = null } = result;
    await noteForDirectory(request.target, result, backends);
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
  request: StorageRequest,
  backends: Backends,
): Promise<AttemptResult> {
  try {
    return await remember({ record, request }, await writeCustomer(record, request, backends), backends);
  } catch (error) {
    await rememberUnknown(backends.database, record.id);
    throw error;
  }
}
