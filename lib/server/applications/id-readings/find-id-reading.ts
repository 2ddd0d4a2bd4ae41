import type { Kysely } from 'kysely';
import { type IdReading, idReadingSchema } from '../../../shared/id-reading/id-reading';
import type { Tables } from '../../db/schema/tables';
import { digestEmailAddress } from '../digest-email-address';

/** `receivedAt`: epoch milliseconds. */
export type StoredIdReading = { reading: IdReading; receivedAt: number };

/**
 * Finds what the browser read from the ID that a customer sent last. Use `compareValues` (lib/shared/id-reading) to
 * compare it with what is stored; it is what the applicant's browser reported, and proves nothing.
 */
export async function findIdReading(
  { kysely }: { kysely: Kysely<Tables> },
  emailAddress: string,
): Promise<StoredIdReading | undefined> {
  const row = await kysely
    .selectFrom('id_readings')
    .select(['reading', 'received_at'])
    .where('email_digest', '=', digestEmailAddress(emailAddress))
    .executeTakeFirst();
  if (!row) return undefined;
  const reading = idReadingSchema.safeParse(JSON.parse(row.reading));
  return reading.success ? { reading: reading.data, receivedAt: row.received_at } : undefined;
}
