import 'server-only';
import { getDatabase } from '../db/connection/get-database';
import type { Database } from '../db/schema/database';
import { getStorage, type Storage } from '../storage/get-storage';

/** What the pages of held submissions and their actions work with. */
export type HeldTools = {
  database: Database;
  storage: Pick<Storage, 'client' | 'directory' | 'openKeys'>;
  /** Epoch milliseconds. */
  now: () => number;
};

/** The tools for this process's database and storage. Throws the driver's error when the database cannot be opened. */
export async function getHeldTools(): Promise<HeldTools> {
  return { database: await getDatabase(), storage: await getStorage(), now: Date.now };
}
