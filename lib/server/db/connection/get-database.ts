import 'server-only';
import { env } from '../../env';
import { processSingletonOnceOpen } from '../../process-singleton';
import type { Database } from '../schema/database';
import { openDatabase } from './open-database';

/**
 * The process-wide database, opened on the first call. After a failed attempt the next call tries again.
 *
 * @throws the driver's error when the database cannot be opened
 */
export function getDatabase(): Promise<Database> {
  return processSingletonOnceOpen('database', () => openDatabase(env()));
}
