import type { Kysely } from 'kysely';
import type { Tables } from './tables';

export type DatabaseKind = 'sqlite' | 'postgres';

/**
 * The portal's database: the seam between SQLite and PostgreSQL. What differs stands here; every other query is the same
 * on both.
 */
export type Database = {
  kysely: Kysely<Tables>;
  kind: DatabaseKind;
  /**
   * True where a row that is read in a transaction can be changed by others until it is locked (`forUpdate()`).
   * False where write transactions run one at a time.
   */
  hasRowLocks: boolean;
  /**
   * Runs small writes without waiting for the disk: they are in force and survive the end of the process, but not a power
   * cut, unless a write that does wait came after them. On PostgreSQL, where waiting holds nobody else, they wait.
   */
  withoutFlush<T>(work: (kysely: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** Whether the disk has room for more images; always true where another server minds the disk. */
  hasRoomForImages(): Promise<boolean>;
  close(): Promise<void>;
};
