import type { Database } from '../db/schema/database';
import { logUnexpected } from '../log';
import { digestSecretToken } from '../secret-token';

/** Removes what has expired. Every use of a parcel begins with this. */
export async function removeExpiredParcels({ kysely }: Database, now: number): Promise<void> {
  await kysely.deleteFrom('parcels').where('expires_at', '<=', now).execute();
}

/** Removes parcels, if they exist. */
export async function removeParcels({ kysely }: Database, parcels: readonly string[]): Promise<void> {
  if (parcels.length === 0) return;
  await kysely.deleteFrom('parcels').where('id', 'in', parcels.map(digestSecretToken)).execute();
}

/**
 * Removes the parcels of a submission that was stored. By now the customer is safe, so failures here are logged,
 * nothing is thrown, and the parcels expire.
 */
export async function removeUsedParcels(database: Database, parcels: readonly string[] = []): Promise<void> {
  try {
    await removeParcels(database, parcels);
  } catch (error) {
    logUnexpected(error, 'remove-used-parcels');
  }
}
