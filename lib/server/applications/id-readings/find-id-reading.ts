import type { Kysely } from 'kysely';
import type { IdReading } from '../../../shared/id-reading/id-reading';
import type { Tables } from '../../db/schema/tables';
import type { DocumentKeys } from '../../sealing/document-keys';
import { digestEmailAddress } from '../digest-email-address';
import { openReading } from './sealed-reading';

/** `receivedAt`: epoch milliseconds. */
export type StoredIdReading = { reading: IdReading; receivedAt: number };

/**
 * Finds what the browser read from the ID that a customer sent last. Use `compareValues` (lib/shared/id-reading) to
 * compare it with what is stored; it is what the applicant's browser reported, and proves nothing. Throws SealError.
 */
export async function findIdReading(
  { kysely }: { kysely: Kysely<Tables> },
  keys: DocumentKeys,
  emailAddress: string,
): Promise<StoredIdReading | undefined> {
  const row = await kysely
    .selectFrom('id_readings')
    .selectAll()
    .where('email_digest', '=', digestEmailAddress(emailAddress))
    .executeTakeFirst();
  if (!row) return undefined;
  const reading = openReading(keys, row);
  return reading && { reading, receivedAt: row.received_at };
}
