import type { IdReading } from '../../../shared/id-reading/id-reading';
import type { Database } from '../../db/schema/database';
import { digestEmailAddress } from '../digest-email-address';
import { deleteIdReading } from './delete-id-reading';

/**
 * Keeps what was read from the ID in the last submission for an email. A submission without a reading removes the
 * previous one, since that belongs to other photos.
 *
 * @param now epoch milliseconds
 */
export async function saveIdReading(
  { kysely }: Database,
  { emailAddress, reading, now }: { emailAddress: string; reading: IdReading | undefined; now: number },
): Promise<void> {
  if (!reading) return deleteIdReading(kysely, emailAddress);
  const values = { reading: JSON.stringify(reading), received_at: now };
  await kysely
    .insertInto('id_readings')
    .values({ ...values, email_digest: digestEmailAddress(emailAddress) })
    .onConflict((conflict) => conflict.column('email_digest').doUpdateSet(values))
    .execute();
}
