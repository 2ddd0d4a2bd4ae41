import type { IdReading } from '../../../shared/id-reading/id-reading';
import type { Database } from '../../db/schema/database';
import type { DocumentKeys } from '../../sealing/document-keys';
import { digestEmailAddress } from '../digest-email-address';
import { deleteIdReading } from './delete-id-reading';
import { sealReading } from './sealed-reading';

/**
 * Keeps what was read from the ID in the last submission for an email, sealed. A submission without a reading removes the
 * previous one, since that belongs to other photos.
 *
 * @param now epoch milliseconds
 */
export async function saveIdReading(
  { database: { kysely }, keys }: { database: Database; keys: DocumentKeys },
  { emailAddress, reading, now }: { emailAddress: string; reading: IdReading | undefined; now: number },
): Promise<void> {
  if (!reading) return deleteIdReading(kysely, emailAddress);
  const email_digest = digestEmailAddress(emailAddress);
  const values = { ...sealReading(keys, email_digest, reading), received_at: now };
  await kysely
    .insertInto('id_readings')
    .values({ ...values, email_digest })
    .onConflict((conflict) => conflict.column('email_digest').doUpdateSet(values))
    .execute();
}
