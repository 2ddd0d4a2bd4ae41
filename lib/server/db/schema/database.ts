import type { Kysely } from 'kysely';
import type { Tables } from './tables';

export type DatabaseKind = 'sqlite' | 'postgres';

/**
 * The portal's database: the seam between SQLite and PostgreSQL. The differences are here; every other query is the
 * same on both.
 */
export type Database = {
  kysely: Kysely<Tables>;
  kind: DatabaseKind;
  /**
   * True if a row read in a transaction can be changed by others until it is locked (`forUpdate()`). False if write
   * transactions run one at a time.
   */
  hasRowLocks: boolean;
  /**
   * Runs small writes without waiting for the disk: they take effect and survive the end of the process, but not a
   * power loss, unless a later write that does wait has completed. On PostgreSQL, where waiting blocks nobody else,
   * they wait.
   */
  withoutFlush<T>(work: (kysely: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** Whether the disk has room for more images; always true when the database server looks after its own disk. */
  hasRoomForImages(): Promise<boolean>;
  close(): Promise<void>;
};
