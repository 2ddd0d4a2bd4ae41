import { STORED_FIELDS, toCustomerTexts, toStoredDetails } from '../../shared/contract/customer-mapping';
import type { Customer } from '../../shared/customer/customer';
import type { StoredDetails } from '../../shared/customer/known-customer';
import type { HeldSubmission } from '../../shared/held/held-submission';
import { customerPath } from '../../shared/staff/staff-paths';
import { findHeld, openHeldValues } from '../applications/held/held-record';
import { recordVisit } from '../review/record-visit';
import { assertMay, type StaffMember } from '../staff/authority';
import type { HeldTools } from './held-tools';

const toSent = (customer: Customer) =>
  Object.fromEntries(STORED_FIELDS.map((name) => [name, customer[name]])) as StoredDetails;

/**
 * Loads a held submission alongside the record that it would change, and records the visit.
 *
 * @returns undefined when it is not held, or no longer held
 * @throws AuthorityError when the role may not decide; SealError; the driver's errors
 */
export async function loadHeld(
  member: StaffMember,
  heldId: string,
  { database, storage, now }: HeldTools,
): Promise<HeldSubmission | undefined> {
  assertMay(member, 'decide');
  const held = await findHeld(database.kysely, heldId, now());
  if (!held) return undefined;
  const { customer } = openHeldValues(await storage.openKeys(), held);
  await recordVisit(database, member, { subjectId: held.id, action: 'submission.opened' }, now());
  const { email } = toCustomerTexts(customer);
  const outcome = await storage.client.getStatus(email);
  const present = await storage.directory.findCustomerByEmail(email);
  const isUnavailable = !outcome.ok && outcome.error.code !== 'not-found';
  return {
    id: held.id,
    emailAddress: email,
    receivedAt: held.received_at,
    expiresAt: held.expires_at,
    sent: toSent(customer),
    stored: outcome.ok ? toStoredDetails(outcome.reply) : undefined,
    storageProblem: isUnavailable ? 'unavailable' : undefined,
    status: outcome.ok ? outcome.reply.status : undefined,
    customerPath: present && customerPath(present.id),
    seenUpdatedAt: present?.updatedAt ?? 0,
  };
}
