import { createHash } from 'node:crypto';
import type { ApplicationStatus } from '../../../shared/application/application-status';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import { customerPath } from '../../../shared/staff/staff-paths';
import type { Database } from '../../db/schema/database';
import type { DocumentKeys } from '../../sealing/document-keys';
import { openOr } from '../../sealing/open-or';
import { isSecretToken } from '../../secret-token';
import type { Storage } from '../../storage/get-storage';
import { type Applicant, type ApplicationRecord, findApplication, openApplicant } from './application-record';
import { openDecisionTexts, type StoredDecisionTexts } from './decision-texts';
import { findToldDecision } from './find-told-decision';

type Stand = Pick<ApplicationStatus, 'status' | 'reason' | 'customerText' | 'recordPath' | 'isOnItsWay'> & {
  /** Distinguishes one decision from the next. */
  mark: string;
};

type LinkStorage = Pick<Storage, 'client' | 'directory' | 'openKeys'>;

/** The page goes without a text that can no longer be opened. */
const openCustomerText = (keys: DocumentKeys, texts: StoredDecisionTexts): string | undefined =>
  openOr(undefined, () => openDecisionTexts(keys, texts).customerText ?? undefined);

/** The state of a record; undefined if it no longer exists. */
async function findRecordStand(
  { kysely }: Database,
  { client, directory, openKeys }: LinkStorage,
  { emailAddress, now }: { emailAddress: string; now: number },
): Promise<Stand | undefined> {
  const outcome = await client.getStatus(emailAddress);
  if (!outcome.ok && outcome.error.code === 'not-found') return undefined;
  if (outcome.ok) await directory.noteStatus({ emailAddress, status: outcome.reply.status, now });
  const customer = await directory.findCustomerByEmail(emailAddress);
  const status: CustomerStatus | undefined = outcome.ok ? outcome.reply.status : customer?.status;
  const decision = customer && status && (await findToldDecision(kysely, customer.id, status));
  return {
    status,
    reason: decision?.reason,
    customerText: decision && openCustomerText(await openKeys(), decision.texts),
    recordPath: customer && customerPath(customer.id),
    mark: decision?.id ?? '',
  };
}

/** The state of a submission that could not be delivered yet. Once it is not tried any more, staff look at it. */
async function findWaitingStand({ kysely }: Database, outboxId: string): Promise<Stand> {
  const waiting = await kysely.selectFrom('outbox').select('state').where('id', '=', outboxId).executeTakeFirst();
  const told = { reason: undefined, customerText: undefined, recordPath: undefined };
  return { ...told, status: 'PENDING', isOnItsWay: waiting?.state === 'waiting', mark: waiting?.state ?? '' };
}

/** The state of a submission that is or was held, shown like that of a new customer. Undefined if it expired. */
function findHeldStand(
  { held_id, dropped_at }: ApplicationRecord,
  customerText: string | undefined,
): Stand | undefined {
  if (dropped_at !== null) {
    const told = { reason: undefined, customerText, recordPath: undefined };
    return { ...told, status: 'FAIL', mark: String(dropped_at) };
  }
  if (held_id === null) return undefined;
  // The page of a customer also leads to what is held.
  const recordPath = customerPath(held_id);
  return { status: 'PENDING', reason: undefined, customerText: undefined, recordPath, mark: '' };
}

async function findStand(
  database: Database,
  storage: LinkStorage,
  application: ApplicationRecord,
  { applicant, now }: { applicant: Applicant; now: number },
): Promise<Stand | undefined> {
  const { emailAddress, toldWhenDropped } = applicant;
  if (application.outbox_id !== null) return findWaitingStand(database, application.outbox_id);
  if (application.is_linked === 1) return findRecordStand(database, storage, { emailAddress, now });
  return findHeldStand(application, toldWhenDropped);
}

/**
 * Finds what a status link shows. It does not reveal whether its submission was stored or is held.
 *
 * @param statusSecret may be anything
 * @param now epoch milliseconds
 * @returns undefined if the link never existed, has expired or was withdrawn, or if what it led to is gone
 * @throws SealError; the driver's errors
 */
export async function findApplicationStatus(
  database: Database,
  storage: LinkStorage,
  statusSecret: unknown,
  now: number,
): Promise<ApplicationStatus | undefined> {
  if (!isSecretToken(statusSecret)) return undefined;
  const application = await findApplication(database.kysely, statusSecret, now);
  if (!application) return undefined;
  const applicant = openApplicant(await storage.openKeys(), application);
  const { firstName, reference } = applicant;
  const stand = await findStand(database, storage, application, { applicant, now });
  if (!stand) return undefined;
  const { mark, ...shown } = stand;
  const version = createHash('sha256').update(`${shown.status} ${mark}`).digest('hex').slice(0, 16);
  return { ...shown, firstName, reference, version };
}
