import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../../db/schema/tables';
import { digestEmailAddress } from '../digest-email-address';

/** Keeps for staff that a stored submission confirmed its email with a code. @param provedAt epoch milliseconds */
export async function keepProvedMailbox(
  transaction: Transaction<Tables>,
  emailDigest: string,
  provedAt: number,
): Promise<void> {
  await transaction
    .insertInto('proved_mailboxes')
    .values({ email_digest: emailDigest, proved_at: provedAt })
    .onConflict((conflict) => conflict.column('email_digest').doUpdateSet({ proved_at: provedAt }))
    .execute();
}

/** When a person last confirmed this email with a code, in epoch milliseconds; undefined if nobody has. */
export async function findMailboxProvedAt(
  { kysely }: { kysely: Kysely<Tables> },
  emailAddress: string,
): Promise<number | undefined> {
  const row = await kysely
    .selectFrom('proved_mailboxes')
    .select('proved_at')
    .where('email_digest', '=', digestEmailAddress(emailAddress))
    .executeTakeFirst();
  return row?.proved_at;
}

/** Forgets that an email was confirmed, if it was. */
export async function forgetProvedMailbox(kysely: Kysely<Tables>, emailDigest: string): Promise<void> {
  await kysely.deleteFrom('proved_mailboxes').where('email_digest', '=', emailDigest).execute();
}
