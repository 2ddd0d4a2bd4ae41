import type { Kysely } from 'kysely';
import type { RecordConsent } from '../../../shared/review/customer-record';
import type { Tables } from '../../db/schema/tables';
import { digestEmailAddress } from '../digest-email-address';

/**
 * Lists what a person agreed to in submissions that were stored, latest first. A held one comes from an unproven
 * sender; it counts once staff have taken it over.
 */
export async function listConsentsOf(
  { kysely }: { kysely: Kysely<Tables> },
  emailAddress: string,
): Promise<RecordConsent[]> {
  const rows = await kysely
    .selectFrom('consents')
    .innerJoin('submissions', 'submissions.id', 'consents.submission_id')
    .innerJoin('consent_texts', 'consent_texts.version', 'consents.version')
    .select(['consents.version', 'consents.language', 'given_at', 'text'])
    .where('email_digest', '=', digestEmailAddress(emailAddress))
    .where('submissions.state', '=', 'received')
    .where((eb) => eb.or([eb('submissions.was_held', '=', 0), eb('consents.accepted_at', 'is not', null)]))
    .orderBy('given_at', 'desc')
    .orderBy('submission_id')
    .execute();
  return rows.map(({ version, language, given_at, text }) => ({ version, language, givenAt: given_at, text }));
}

/** What came with a held submission counts from now on: staff have taken it over. */
export async function acceptConsentOf(kysely: Kysely<Tables>, submissionId: string, now: number): Promise<void> {
  await kysely
    .updateTable('consents')
    .set({ accepted_at: now })
    .where('submission_id', '=', submissionId)
    .where('accepted_at', 'is', null)
    .execute();
}

/** Removes what a person agreed to, if anything. */
export async function deleteConsentsOf(kysely: Kysely<Tables>, emailAddress: string): Promise<void> {
  await kysely.deleteFrom('consents').where('email_digest', '=', digestEmailAddress(emailAddress)).execute();
}
