import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { normalizeEmailAddress } from '../../../shared/customer/email-address';
import type { Tables } from '../../db/schema/tables';
import { digestEmailAddress } from '../digest-email-address';
import { STATUS_LINK_MAX_AGE_MS } from '../status-links/status-secret';

/** Keeps this digest separate from all others. */
const PURPOSE = 'renew-refused-record';

/** What someone presents to renew the record for an email. */
export type RenewalProof = {
  emailDigest: string;
  /** Undefined for someone without a status link. */
  keyDigest: string | undefined;
};

/** Binds a status link's secret to one email, so that it is useless for any other. */
export function makeRenewalProof(statusSecret: string | undefined, emailAddress: string): RenewalProof {
  const emailDigest = digestEmailAddress(emailAddress);
  if (statusSecret === undefined) return { emailDigest, keyDigest: undefined };
  const bound = [PURPOSE, statusSecret, normalizeEmailAddress(emailAddress)].join('\0');
  return { emailDigest, keyDigest: createHash('sha256').update(bound).digest('hex') };
}

/** Tells whether the status link is the one that wrote this email's record last. */
export async function isProofKept(
  kysely: Kysely<Tables>,
  { emailDigest, keyDigest }: RenewalProof,
  now: number,
): Promise<boolean> {
  if (keyDigest === undefined) return false;
  const kept = await kysely
    .selectFrom('renewal_proofs')
    .select('email_digest')
    .where('email_digest', '=', emailDigest)
    .where('key_digest', '=', keyDigest)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return kept !== undefined;
}

/** Keeps the proof for the status link that has just written; it replaces any other proof for this email. */
export async function keepProof(
  kysely: Kysely<Tables>,
  { emailDigest, keyDigest }: RenewalProof & { keyDigest: string },
  now: number,
): Promise<void> {
  const values = { key_digest: keyDigest, expires_at: now + STATUS_LINK_MAX_AGE_MS };
  await kysely
    .insertInto('renewal_proofs')
    .values({ ...values, email_digest: emailDigest })
    .onConflict((conflict) => conflict.column('email_digest').doUpdateSet(values))
    .execute();
}

/** Removes the proof for an email, if there is one. */
export async function removeProof(kysely: Kysely<Tables>, emailDigest: string): Promise<void> {
  await kysely.deleteFrom('renewal_proofs').where('email_digest', '=', emailDigest).execute();
}

/** Removes proofs that no longer count. */
export async function removeExpiredProofs(kysely: Kysely<Tables>, now: number): Promise<void> {
  await kysely.deleteFrom('renewal_proofs').where('expires_at', '<=', now).execute();
}
