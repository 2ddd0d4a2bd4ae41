import type { Transaction } from 'kysely';
import { findHeld, openHeldImages, openHeldValues } from '../../applications/held/held-record';
import { openApplicant } from '../../applications/status-links/application-record';
import type { WaitingValues } from '../../applications/submissions/waiting-values';
import { listCustomerVersions } from '../../customer-store/embedded/customer-version';
import type { Tables } from '../../db/schema/tables';
import { type OutboxEntry, openEntryImages, openEntryValues } from '../../outbox/outbox-entry';
import type { DocumentKeys } from '../../sealing/document-keys';
import { findOr, openOr } from '../../sealing/open-or';
import type { Person } from './get-person';

const toTime = (epochMs: number) => new Date(epochMs).toISOString();

const withoutSecret = ({ statusSecret: _secret, ...values }: WaitingValues) => values;

/** A person's status links, submissions that are held or wait to be delivered, and the values that changes replaced. The secrets are left out. */
export async function collectApplications(snapshot: Transaction<Tables>, keys: DocumentKeys, person: Person) {
  const { customer, applications, held, waiting } = person;
  const versions = customer ? await listCustomerVersions(snapshot, keys, customer.id) : [];
  return {
    statusLinks: applications.map((row) => {
      const applicant = openOr(null, () => openApplicant(keys, row));
      const { firstName = null, reference = null, language = null, toldWhenDropped = null } = applicant ?? {};
      const times = { createdAt: toTime(row.created_at), expiresAt: toTime(row.expires_at) };
      const withdrawnAt = row.withdrawn_at === null ? null : toTime(row.withdrawn_at);
      return { ...times, withdrawnAt, toldWhenDropped, firstName, reference, language };
    }),
    heldSubmissions: held.map((row) => ({
      receivedAt: toTime(row.received_at),
      expiresAt: toTime(row.expires_at),
      values: openOr(null, () => openHeldValues(keys, row)),
    })),
    waitingSubmissions: waiting.map((row) => ({
      receivedAt: toTime(row.received_at),
      expiresAt: toTime(row.expires_at),
      values: openOr(null, () => withoutSecret(openEntryValues(keys, row) as WaitingValues)),
    })),
    earlierVersions: versions.map(({ id: _id, at, ...version }) => ({ at: toTime(at), ...version })),
  };
}

/** The images of one held submission; none if they can no longer be read. */
export async function readHeldImages(snapshot: Transaction<Tables>, keys: DocumentKeys, heldId: string) {
  const held = await findHeld(snapshot, heldId, 0);
  return held ? findOr({}, () => openHeldImages(snapshot, keys, held)) : {};
}

/** The images of one waiting submission; none if they can no longer be read. */
export const readWaitingImages = (snapshot: Transaction<Tables>, keys: DocumentKeys, entry: OutboxEntry) =>
  findOr({}, () => openEntryImages(snapshot, keys, entry));
