import type { Transaction } from 'kysely';
import { findHeld, openHeldImages, openHeldValues } from '../../applications/held/held-record';
import { openApplicant } from '../../applications/status-links/application-record';
import { listCustomerVersions } from '../../customer-store/embedded/customer-version';
import type { Tables } from '../../db/schema/tables';
import type { DocumentKeys } from '../../sealing/document-keys';
import { SealError } from '../../sealing/seal-error';
import type { Person } from './get-person';

const toTime = (epochMs: number) => new Date(epochMs).toISOString();

/** Null if the sealed data can no longer be read. */
function openOrNull<T>(open: () => T): T | null {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}

/** A person's status links, held submissions, and the values that changes replaced. The secrets are left out. */
export async function collectApplications(snapshot: Transaction<Tables>, keys: DocumentKeys, person: Person) {
  const { customer, applications, held } = person;
  const versions = customer ? await listCustomerVersions(snapshot, keys, customer.id) : [];
  return {
    statusLinks: applications.map((row) => {
      const applicant = openOrNull(() => openApplicant(keys, row));
      const { firstName = null, reference = null, language = null } = applicant ?? {};
      const times = { createdAt: toTime(row.created_at), expiresAt: toTime(row.expires_at) };
      const withdrawnAt = row.withdrawn_at === null ? null : toTime(row.withdrawn_at);
      return { ...times, withdrawnAt, toldWhenDropped: row.customer_text, firstName, reference, language };
    }),
    heldSubmissions: held.map((row) => ({
      receivedAt: toTime(row.received_at),
      expiresAt: toTime(row.expires_at),
      values: openOrNull(() => openHeldValues(keys, row)),
    })),
    earlierVersions: versions.map(({ id: _id, at, ...version }) => ({ at: toTime(at), ...version })),
  };
}

/** The images of one held submission; none if they can no longer be read. */
export async function readHeldImages(snapshot: Transaction<Tables>, keys: DocumentKeys, heldId: string) {
  const held = await findHeld(snapshot, heldId, 0);
  if (!held) return {};
  try {
    return await openHeldImages(snapshot, keys, held);
  } catch (error) {
    if (error instanceof SealError) return {};
    throw error;
  }
}
