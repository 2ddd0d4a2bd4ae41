import type { Kysely, Selectable, Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { ApplicationsTable } from '../../db/schema/application-tables';
import type { Tables } from '../../db/schema/tables';
import type { DocumentKeys } from '../../sealing/document-keys';
import { openOr } from '../../sealing/open-or';
import { openColumns, sealColumns } from '../../sealing/seal-columns';
import { digestEmailAddress } from '../digest-email-address';
import { digestStatusSecret, STATUS_LINK_MAX_AGE_MS } from './status-secret';

export type ApplicationRecord = Selectable<ApplicationsTable>;

/** Who applied, as they sent it: what the status page and emails need. It is stored sealed. */
export type Applicant = {
  statusSecret: string;
  emailAddress: string;
  firstName: string;
  /** What the answer showed; undefined if it showed none. */
  reference: string | undefined;
  /** A BCP 47 tag, for emails; undefined if unknown. */
  language: string | undefined;
  /** What staff told them when they dropped what was held; undefined if nothing. */
  toldWhenDropped?: string | undefined;
};

const placeOf = (id: string) => ({ table: 'applications', id, part: 'applicant' }) as const;

/** Opens what is sealed. Throws SealError. */
export function openApplicant(keys: DocumentKeys, application: ApplicationRecord): Applicant {
  const { id, customer_text } = application;
  const applicant = openColumns(keys, placeOf(id), application) as Applicant;
  // In clear only in rows from before it was sealed.
  return customer_text === null ? applicant : { ...applicant, toldWhenDropped: customer_text };
}

const sealApplicant = (keys: DocumentKeys, id: string, applicant: Applicant) =>
  sealColumns(keys, placeOf(id), applicant);

/**
 * The columns with what staff told the sender of a held submission, sealed with the rest. Where the rest cannot be
 * opened, no page can show it either: then it goes.
 */
export function sealTold(keys: DocumentKeys, application: ApplicationRecord, told: string) {
  const applicant = openOr(undefined, () => openApplicant(keys, application));
  const sealed = applicant && sealApplicant(keys, application.id, { ...applicant, toldWhenDropped: told });
  return { ...sealed, customer_text: null };
}

/** Finds what a status link leads to; undefined if the link never existed, has expired or was withdrawn. */
export async function findApplication(
  kysely: Kysely<Tables>,
  statusSecret: string,
  now: number,
): Promise<ApplicationRecord | undefined> {
  return kysely
    .selectFrom('applications')
    .selectAll()
    .where('secret_digest', '=', digestStatusSecret(statusSecret))
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

type NewApplication = {
  applicant: Applicant;
  /** The held submission; with neither this nor `outboxId` it was stored, and the link shows the record from now on. */
  heldId?: string;
  /** What waits to be delivered. The link shows that first; what it led to before stays behind it. */
  outboxId?: string;
  now: number;
};

/** While something waits, nobody knows yet whether it changes a record that has another reference. */
function chooseReference(applicant: Applicant, earlier: Applicant | undefined, outboxId: string | undefined) {
  const [first, second] = outboxId === undefined ? [applicant, earlier] : [earlier, applicant];
  return first?.reference ?? second?.reference;
}

/**
 * Keeps what a status link leads to after a submission. A link that shows a record keeps showing it while something
 * newer is held; a withdrawn link stays withdrawn.
 */
export async function saveApplication(
  transaction: Transaction<Tables>,
  keys: DocumentKeys,
  { applicant, heldId, outboxId, now }: NewApplication,
): Promise<void> {
  const secret_digest = digestStatusSecret(applicant.statusSecret);
  const email_digest = digestEmailAddress(applicant.emailAddress);
  const query = transaction.selectFrom('applications').selectAll().where('secret_digest', '=', secret_digest);
  const before = await query.executeTakeFirst();
  const isSameEmail = before?.email_digest === email_digest;
  const earlier = before && isSameEmail ? openApplicant(keys, before) : undefined;
  const id = before?.id ?? uuidv7();
  const isStored = heldId === undefined && outboxId === undefined;
  const isStillHeld = outboxId !== undefined && isSameEmail;
  const values = {
    email_digest,
    is_linked: isStored || (isSameEmail && before?.is_linked === 1) ? 1 : 0,
    held_id: isStillHeld ? (before?.held_id ?? null) : (heldId ?? null),
    outbox_id: outboxId ?? null,
    dropped_at: null,
    customer_text: null,
    expires_at: now + STATUS_LINK_MAX_AGE_MS,
    ...sealApplicant(keys, id, { ...applicant, reference: chooseReference(applicant, earlier, outboxId) }),
  };
  if (before) await transaction.updateTable('applications').set(values).where('id', '=', id).execute();
  else {
    await transaction
      .insertInto('applications')
      .values({ ...values, id, secret_digest, withdrawn_at: null, created_at: now })
      .execute();
  }
}

/** Ends every other link to an email's record: someone proven to be its person has written it. */
export async function unlinkOthers(transaction: Transaction<Tables>, applicant: Applicant): Promise<void> {
  await transaction
    .updateTable('applications')
    .set({ is_linked: 0 })
    .where('email_digest', '=', digestEmailAddress(applicant.emailAddress))
    .where('secret_digest', '<>', digestStatusSecret(applicant.statusSecret))
    .execute();
}

/** Removes expired links. */
export async function removeExpiredApplications(kysely: Kysely<Tables>, now: number): Promise<void> {
  await kysely.deleteFrom('applications').where('expires_at', '<=', now).execute();
}
