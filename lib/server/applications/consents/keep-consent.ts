import type { Transaction } from 'kysely';
import type { Consent } from '../../../shared/company/consent';
import type { Tables } from '../../db/schema/tables';

/** Identifies a text that the portal showed. */
export type GivenConsent = Pick<Consent, 'version' | 'language'>;

type Submission = {
  id: string;
  emailDigest: string;
  /** Undefined if nobody was asked. */
  consent?: GivenConsent | undefined;
  /** Epoch milliseconds. */
  now: number;
};

/** Keeps the consent sent with a new submission: repeats keep the first one. */
export async function keepConsent(
  transaction: Transaction<Tables>,
  { id, emailDigest, consent, now }: Submission,
): Promise<void> {
  if (!consent) return;
  const { version, language } = consent;
  await transaction
    .insertInto('consents')
    .values({ submission_id: id, email_digest: emailDigest, version, language, given_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
