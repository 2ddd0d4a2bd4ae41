import { STORED_FIELDS } from '../../shared/contract/customer-mapping';
import { toWireName } from '../../shared/customer/fields';
import type {
  CustomerRecord,
  RecordChange,
  RecordConsent,
  RecordDetails,
  RecordedPerson,
  RecordReading,
} from '../../shared/review/customer-record';
import { UNDO_MS } from '../../shared/review/decision';
import { CURRENT_SET, type DocumentSetEntry } from '../../shared/review/document-view';
import { hasPermission } from '../../shared/staff/staff';
import { countStatusLinks } from '../applications/status-links/withdraw-status-links';
import type { StorageErrorCode } from '../contract-client/outcome';
import type { StorageClient } from '../contract-client/storage-client';
import type { DirectoryCustomer } from '../customer-store/directory/directory-customer';
import type { Archive } from '../customer-store/embedded/archive';
import type { CustomerVersion } from '../customer-store/embedded/customer-version';
import type { Database } from '../db/schema/database';
import { listStaffNames } from '../staff/activity/staff-names';
import { assertMay, type StaffMember } from '../staff/authority';
import { buildHistory } from './build-history';
import { listDecisions } from './decision-record';
import { findConcerns } from './find-concerns';
import { recordVisit } from './record-visit';
import type { ReviewTools } from './reviewed-customer';
import { fromDirectory, fromEcho } from './to-record-details';
import { isUndoable } from './undo-decision';

export type RecordTools = {
  database: Database;
  storage: StorageClient;
  openKeys: ReviewTools['openKeys'];
  findCustomer: (customerId: string) => Promise<DirectoryCustomer | undefined>;
  /** What came before; undefined if the storage does not report it. */
  archive: Archive | undefined;
  noteStatus?: ReviewTools['noteStatus'];
  now: () => number;
  /** Compares what was read from the ID with the details; undefined when nothing was read. */
  findReading?: (details: RecordDetails) => Promise<RecordReading | undefined>;
  /** What the customer agreed to, latest first. */
  listConsents?: (emailAddress: string) => Promise<RecordConsent[]>;
  /** When the email was last confirmed with a code, in epoch milliseconds; undefined if it never was. */
  findMailboxProvedAt?: (emailAddress: string) => Promise<number | undefined>;
};

function toStorageProblem(code: StorageErrorCode): CustomerRecord['storageProblem'] {
  if (code === 'not-found') return 'not-found';
  return code === 'unavailable' || code === 'malformed-reply' ? 'unavailable' : 'refused';
}

async function listSets({ archive }: RecordTools, customerId: string): Promise<DocumentSetEntry[]> {
  if (!archive) return [{ id: CURRENT_SET, receivedAt: undefined }];
  const sets = await archive.listDocumentSets(customerId);
  return sets.map(({ id, receivedAt, isCurrent }) => ({ id: isCurrent ? CURRENT_SET : id, receivedAt }));
}

/** What changed, under the portal's own names. */
function listChanges(
  versions: readonly CustomerVersion[],
  describe: (staffId: string) => RecordedPerson,
): RecordChange[] {
  return versions.map(({ id, at, source, enteredBy, fields, hasNewImages }) => ({
    ...{ id, at, source, hasNewPhotos: hasNewImages },
    by: enteredBy === undefined ? undefined : describe(enteredBy),
    fields: STORED_FIELDS.flatMap((field) => {
      const change = fields[toWireName(field)];
      return change ? [{ field, from: change.from ?? '', to: change.to ?? '' }] : [];
    }),
  }));
}

/** The customer as the portal knows them after asking the storage API. */
async function askStorage({ storage, findCustomer, noteStatus }: RecordTools, known: DirectoryCustomer) {
  const outcome = await storage.getStatus(known.emailAddress);
  if (!outcome.ok) return { outcome, customer: known };
  await noteStatus?.(known, outcome.reply.status);
  return { outcome, customer: (await findCustomer(known.id)) ?? known };
}

/**
 * Loads everything that the console shows about a customer, and records the visit. When the storage API does not
 * answer, what the portal itself knows is shown.
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
  const { database, archive, now } = tools;
  const known = await tools.findCustomer(customerId);
  if (!known) return undefined;
  await recordVisit(database, member, { subjectId: known.id, action: 'customer.opened' }, now());
  const { outcome, customer } = await askStorage(tools, known);
  const decisions = await listDecisions(database, await tools.openKeys(), known.id);
  const changes = (await archive?.listStatusChanges(known.id)) ?? [];
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
  const reading = await tools.findReading?.(details);
  const mayDecide = hasPermission(member.role, 'decide');
  return {
    id: known.id,
    status,
    storageProblem: outcome.ok ? undefined : toStorageProblem(outcome.error.code),
    details,
    reading,
    hasAllDetails: outcome.ok || customer.details !== undefined,
    reference: (outcome.ok ? outcome.reply.reference : undefined) ?? customer.reference,
    consent: (await tools.listConsents?.(details.emailAddress))?.[0],
    mailboxProvedAt: await tools.findMailboxProvedAt?.(details.emailAddress),
    source: customer.source,
    enteredBy: enteredBy === undefined ? undefined : describe(enteredBy),
    createdAt: customer.createdAt,
    updatedAt: customer.updatedAt,
    customerLink: customer.customerLink,
    documentSets: await listSets(tools, known.id),
    history: buildHistory(decisions, changes, { describe, showsNotes: mayDecide }),
    changes: archive && listChanges(await archive.listVersions(known.id), describe),
    statusLinkCount: await countStatusLinks(database, known.emailAddress, now()),
    concerns: mayDecide ? await findConcerns(member, { customerId: known.id, reading }, tools) : [],
    seen: { status, decisionId: newest?.id ?? '', updatedAt: customer.updatedAt },
    undoable: canUndo ? { decisionId: newest.id, status: newest.to_status, until: newest.at + UNDO_MS } : undefined,
  };
}
