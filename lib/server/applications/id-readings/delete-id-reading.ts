import type { Kysely } from 'kysely';
import type { Tables } from '../../db/schema/tables';
import { digestEmailAddress } from '../digest-email-address';

/** Removes what was read from a person's ID, if anything. */
export async function deleteIdReading(kysely: Kysely<Tables>, emailAddress: string): Promise<void> {
  await kysely.deleteFrom('id_readings').where('email_digest', '=', digestEmailAddress(emailAddress)).execute();
}
