import type { CustomerRecord, RecordDetails, RecordedPerson, RecordReading } from '../../shared/review/customer-record';
import { UNDO_MS } from '../../shared/review/decision';
import { CURRENT_SET, type DocumentSetEntry } from '../../shared/review/document-view';
import { hasPermission } from '../../shared/staff/staff';
import type { StorageClient } from '../contract-client/client';
import type { StorageErrorCode } from '../contract-client/outcome';
import type { DirectoryCustomer } from '../customer-store/directory/find-customer';
import { noteRemoteStatus } from '../customer-store/directory/note-status';
import { listStoredSets } from '../customer-store/embedded/stored-document-sets';
import type { Database } from '../db/schema/database';
import { listStaffNames } from '../staff/activity/staff-names';
import { assertMay, type StaffMember } from '../staff/authority';
import { buildHistory } from './build-history';
import { listDecisions } from './decision-record';
import { recordVisit } from './record-visit';
import { fromDirectory, fromEcho } from './to-record-details';
import { isUndoable } from './undo-decision';

export type RecordTools = {
  database: Database;
  storage: StorageClient;
  findCustomer: (customerId: string) => Promise<DirectoryCustomer | undefined>;
  isRemote: boolean;
  /** The link of a customer whom this portal stores itself. */
  ownLink: (customerId: string) => string;
  now: () => number;
  /** Compares what was read from the ID with the details; undefined when nothing was read. */
  findReading?: (details: RecordDetails) => Promise<RecordReading | undefined>;
};

function toStorageProblem(code: StorageErrorCode): CustomerRecord['storageProblem'] {
  if (code === 'not-found') return 'not-found';
  return code === 'unavailable' || code === 'malformed-reply' ? 'unavailable' : 'refused';
}

function listStatusChanges({ kysely }: Database, customerId: string) {
  return kysely.selectFrom('status_history').selectAll().where('customer_id', '=', customerId).orderBy('id').execute();
}

async function listSets({ database, isRemote }: RecordTools, customerId: string): Promise<DocumentSetEntry[]> {
  if (isRemote) return [{ id: CURRENT_SET, receivedAt: undefined }];
  const sets = await listStoredSets(database, customerId);
  return sets.map(({ id, receivedAt, isCurrent }) => ({ id: isCurrent ? CURRENT_SET : id, receivedAt }));
}

/** The customer as the portal knows it after asking the storage API. */
async function askStorage({ storage, database, isRemote, findCustomer, now }: RecordTools, known: DirectoryCustomer) {
  const outcome = await storage.getStatus(known.emailAddress);
  if (!outcome.ok) return { outcome, customer: known };
  if (isRemote) {
    const { emailAddress } = known;
    await noteRemoteStatus(database, { emailAddress, status: outcome.reply.status, now: now() });
  }
  return { outcome, customer: (await findCustomer(known.id)) ?? known };
}

/**
 * Loads everything that the console shows of a customer, and records the visit. When the storage API does not
 * answer, what the portal knows itself is shown.
 *
 * @returns undefined when nobody has this id
 * @throws AuthorityError when the role may not look up customers; the driver's errors
 */
export async function loadRecord(
  member: StaffMember,
  customerId: string,
  tools: RecordTools,
): Promise<CustomerRecord | undefined> {
  assertMay(member, 'look-up-customers');
  const { database, isRemote, now } = tools;
  const known = await tools.findCustomer(customerId);
  if (!known) return undefined;
  await recordVisit(database, member, known.id, now());
  const { outcome, customer } = await askStorage(tools, known);
  const decisions = await listDecisions(database, known.id);
  const changes = isRemote ? [] : await listStatusChanges(database, known.id);
  const { enteredBy } = customer;
  const names = new Map((await listStaffNames(member, database)).map(({ id, name }) => [id, name]));
  const describe = (staffId: string): RecordedPerson => {
    if (staffId === member.id) return { kind: 'self' };
    const name = names.get(staffId);
    return name === undefined ? { kind: 'unknown' } : { kind: 'other', name };
  };
  const status = outcome.ok ? outcome.reply.status : customer.status;
  const [newest] = decisions;
  const canUndo = newest && newest.to_status === status && isUndoable(newest, member, now() - UNDO_MS);
  const details = outcome.ok ? fromEcho(outcome.reply) : fromDirectory(customer);
  return {
    id: known.id,
    status,
    storageProblem: outcome.ok ? undefined : toStorageProblem(outcome.error.code),
    details,
    reading: await tools.findReading?.(details),
    hasAllDetails: outcome.ok || customer.details !== undefined,
    reference: (outcome.ok ? outcome.reply.reference : undefined) ?? customer.reference,
    source: customer.source,
    enteredBy: enteredBy === undefined ? undefined : describe(enteredBy),
    createdAt: customer.createdAt,
    updatedAt: customer.updatedAt,
    customerLink: isRemote ? customer.customerLink : tools.ownLink(known.id),
    documentSets: await listSets(tools, known.id),
    history: buildHistory(decisions, changes, { describe, showsNotes: hasPermission(member.role, 'decide') }),
    seen: { status, decisionId: newest?.id ?? '', updatedAt: customer.updatedAt },
    undoable: canUndo ? { decisionId: newest.id, status: newest.to_status, until: newest.at + UNDO_MS } : undefined,
  };
}
