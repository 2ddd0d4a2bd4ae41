import type { Kysely } from 'kysely';
import type { Database } from '../db/schema/database';
import type { Tables } from '../db/schema/tables';
import { inTransaction } from '../db/transactions/in-transaction';
import { digestSecretToken } from '../secret-token';

async function removeImages(kysely: Kysely<Tables>, handoffId: string): Promise<void> {
  await kysely.deleteFrom('handoff_images').where('handoff_id', '=', handoffId).execute();
}

/** Ends a handoff for the form: nothing more arrives, and nothing is kept. Does nothing if it is over. */
export async function endFromComputer(
  database: Database,
  { formSecret, end }: { formSecret: string; end: 'done' | 'cancelled' },
): Promise<void> {
  await inTransaction(database, async (transaction) => {
    const row = await transaction
      .updateTable('handoffs')
      .set({ state: end === 'cancelled' ? 'cancelled-on-computer' : 'done' })
      .where('form_digest', '=', digestSecretToken(formSecret))
      .where('state', '=', 'open')
      .returning('id')
      .executeTakeFirst();
    if (row) await removeImages(transaction, row.id);
  });
}

/**
 * Ends a handoff for the phone. `done` leaves the photos for the computer to fetch. Anyone who got the link may cancel
 * as long as no phone has opened it: a stranger may have sent it to them.
 */
export async function endFromPhone(
  database: Database,
  { linkSecret, phoneSecret, end }: { linkSecret: string; phoneSecret: string | undefined; end: 'done' | 'cancelled' },
): Promise<void> {
  const isCancelled = end === 'cancelled';
  if (phoneSecret === undefined && !isCancelled) return;
  await inTransaction(database, async (transaction) => {
    const query = transaction
      .updateTable('handoffs')
      .set({ state: isCancelled ? 'cancelled-on-phone' : 'done' })
      .where('link_digest', '=', digestSecretToken(linkSecret))
      .where('state', '=', 'open');
    const own =
      phoneSecret === undefined
        ? query.where('phone_digest', 'is', null)
        : query.where('phone_digest', '=', digestSecretToken(phoneSecret));
    const row = await own.returning('id').executeTakeFirst();
    if (row && isCancelled) await removeImages(transaction, row.id);
  });
}
