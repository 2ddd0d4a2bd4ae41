import type { Database } from '../db/schema/database';

/** Removes what has expired, including photos. Every use of a handoff begins with this. */
export async function removeExpiredHandoffs({ kysely }: Database, now: number): Promise<void> {
  await kysely.deleteFrom('handoffs').where('expires_at', '<=', now).execute();
}
