import type { Selectable, Transaction } from 'kysely';
import type { DocumentSide } from '../../../shared/contract/request';
import { CUSTOMER_FIELDS, type CustomerField } from '../../../shared/customer/fields';
import { listConsentsOf } from '../../applications/consents/consents-of';
import { findIdReading } from '../../applications/id-readings/find-id-reading';
import { openPrefill } from '../../applications/invitations/invitation-prefill';
import type { InvitationRecord } from '../../applications/invitations/invitation-record';
import { findMailboxProvedAt } from '../../applications/mailbox/proved-mailbox';
import { openDecisionTexts } from '../../applications/status-links/decision-texts';
import type { Customer } from '../../customer-store/embedded/customer-record';
import type { RemoteCustomersTable } from '../../db/schema/remote-customers-table';
import type { Tables } from '../../db/schema/tables';
import type { DocumentKeys } from '../../sealing/document-keys';
import { findOr, openOr } from '../../sealing/open-or';
import { isDecisionOn, isSubmissionOf, type Person } from './get-person';

const toTime = (epochMs: number) => new Date(epochMs).toISOString();
/** 19700131 as 1970-01-31. */
const toDate = (digits: string) => digits.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');

/** Fields under the portal's own names; null if nothing is stored. */
function describeFields<Field extends CustomerField>(
  fields: readonly Field[],
  row: Partial<Record<Field['wire'], string | null>>,
) {
  return Object.fromEntries(
    fields.map(({ name, wire, kind }) => {
      const text = row[wire as Field['wire']] ?? null;
      return [name, text !== null && kind === 'date' ? toDate(text) : text];
    }),
  );
}

/** Converts a record to the portal's own names, for people to read. */
function describeCustomer(customer: Customer) {
  return {
    id: customer.id,
    ...describeFields(CUSTOMER_FIELDS, customer),
    status: customer.status,
    source: customer.source,
    enteredBy: customer.entered_by,
    createdAt: toTime(customer.created_at),
    updatedAt: toTime(customer.updated_at),
  };
}

/** Converts what the portal kept about a customer whom it submitted to a remote account. */
function describeRemoteCustomer(customer: Selectable<RemoteCustomersTable>) {
  return {
    id: customer.id,
    ...describeFields(
      CUSTOMER_FIELDS.filter(({ isListed }) => isListed),
      customer,
    ),
    status: customer.status,
    customerLink: customer.customer_link,
    source: customer.source,
    enteredBy: customer.entered_by,
    createdAt: toTime(customer.created_at),
    updatedAt: toTime(customer.updated_at),
  };
}

/** The email of whoever is stored here; empty text for somebody who is only invited, held or waiting. */
const emailOf = ({ customer, remoteCustomer }: Person) => customer?.email ?? remoteCustomer?.email ?? '';

async function listStatusChanges(snapshot: Transaction<Tables>, customerId: string) {
  const query = snapshot.selectFrom('status_history').selectAll().where('customer_id', '=', customerId).orderBy('id');
  return (await query.execute()).map(({ at, from_status: from, to_status: to, cause, reason }) => ({
    at: toTime(at),
    from,
    to,
    cause,
    reason,
  }));
}

async function listRemovedImages(snapshot: Transaction<Tables>, customerId: string) {
  const query = snapshot.selectFrom('document_tombstones').selectAll().where('customer_id', '=', customerId);
  return (await query.orderBy('id').execute()).map((row) => ({
    removedAt: toTime(row.purged_at),
    images: row.document_count,
  }));
}

async function listSubmissions(snapshot: Transaction<Tables>, person: Person) {
  const query = snapshot.selectFrom('submissions').select(['created_at', 'status', 'change', 'customer_link']);
  const rows = await query
    .where((eb) => isSubmissionOf(eb, person))
    .orderBy('created_at')
    .execute();
  return rows.map(({ created_at, status, change }) => ({ at: toTime(created_at), status, change }));
}

function describeInvitation(keys: DocumentKeys, invitation: InvitationRecord) {
  return {
    emailAddress: invitation.email,
    reference: invitation.reference,
    filledInByStaff: openOr(null, () => openPrefill(keys, invitation)),
    madeAt: toTime(invitation.created_at),
    endsAt: toTime(invitation.expires_at),
    usedAt: invitation.used_at === null ? null : toTime(invitation.used_at),
  };
}

async function listDecisions(snapshot: Transaction<Tables>, keys: DocumentKeys, person: Person) {
  const query = snapshot
    .selectFrom('decisions')
    .selectAll()
    .where((eb) => isDecisionOn(eb, person));
  return (await query.orderBy('id').execute()).map((row) => {
    const { at, from_status: from, to_status: to, reason, state } = row;
    const { note = null, customerText = null } = openOr(null, () => openDecisionTexts(keys, row)) ?? {};
    const given = { at: toTime(at), from, to, reason };
    return { ...given, note, toldTheCustomer: customerText, isConfirmed: state === 'stored' };
  });
}

async function describeIdReading(snapshot: Transaction<Tables>, keys: DocumentKeys, person: Person) {
  const found = await findOr(null, () => findIdReading({ kysely: snapshot }, keys, emailOf(person)));
  return found ? { receivedAt: toTime(found.receivedAt), ...found.reading } : null;
}

async function listConsents(snapshot: Transaction<Tables>, person: Person) {
  const consents = await listConsentsOf({ kysely: snapshot }, emailOf(person));
  return consents.map(({ version, language, givenAt, text }) => ({ at: toTime(givenAt), version, language, text }));
}

async function describeMailbox(snapshot: Transaction<Tables>, person: Person) {
  const provedAt = await findMailboxProvedAt({ kysely: snapshot }, emailOf(person));
  return provedAt === undefined ? null : toTime(provedAt);
}

/** Everything held about a person, except images and their sets. */
export async function collectPerson(snapshot: Transaction<Tables>, keys: DocumentKeys, person: Person) {
  const { customer, remoteCustomer } = person;
  return {
    ...(customer && {
      customer: describeCustomer(customer),
      statusHistory: await listStatusChanges(snapshot, customer.id),
      removedImages: await listRemovedImages(snapshot, customer.id),
    }),
    ...(remoteCustomer && { submittedToRemoteAccount: describeRemoteCustomer(remoteCustomer) }),
    submissions: await listSubmissions(snapshot, person),
    ...(person.invitations.length > 0 && {
      invitations: person.invitations.map((invitation) => describeInvitation(keys, invitation)),
    }),
    consents: await listConsents(snapshot, person),
    emailConfirmedWithCodeAt: await describeMailbox(snapshot, person),
    decisions: await listDecisions(snapshot, keys, person),
    idReading: await describeIdReading(snapshot, keys, person),
  };
}

/** The images that came together, without their content. */
export type HeldSet = { id: string; customerId: string; receivedAt: string; isInForce: boolean; sides: DocumentSide[] };

/** A person's document sets, oldest first. */
export async function listHeldSets(snapshot: Transaction<Tables>, customer: Customer): Promise<HeldSet[]> {
  const rows = await snapshot
    .selectFrom('document_sets')
    .innerJoin('documents', 'documents.set_id', 'document_sets.id')
    .select(['id', 'created_at', 'side'])
    .where('customer_id', '=', customer.id)
    .orderBy('id')
    .orderBy('side', 'desc')
    .execute();
  const sets = new Map<string, HeldSet>();
  for (const { id, created_at, side } of rows) {
    const isInForce = id === customer.current_set_id;
    const set = sets.get(id) ?? { id, customerId: customer.id, receivedAt: toTime(created_at), isInForce, sides: [] };
    set.sides.push(side);
    sets.set(id, set);
  }
  return [...sets.values()];
}
