import type { Kysely } from 'kysely';
import type { RecordConsent } from '../../../shared/review/customer-record';
import type { Tables } from '../../db/schema/tables';
import { digestEmailAddress } from '../digest-email-address';

/**
 * Lists what a person agreed to in submissions that were stored, latest first. A held one comes from an unproven
 * sender.
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
    .where('submissions.was_held', '=', 0)
    .orderBy('given_at', 'desc')
    .orderBy('submission_id')
    .execute();
  return rows.map(({ version, language, given_at, text }) => ({ version, language, givenAt: given_at, text }));
}

/** Removes what a person agreed to, if anything. */
export async function deleteConsentsOf(kysely: Kysely<Tables>, emailAddress: string): Promise<void> {
  await kysely.deleteFrom('consents').where('email_digest', '=', digestEmailAddress(emailAddress)).execute();
}
