import type Sqlite from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';

/** More than the number of queries in the portal; each takes a few kilobytes. */
const KEPT_STATEMENTS = 200;
/** Longer texts are inserts of many rows, which are hardly ever the same. */
const KEPT_SQL_CHARACTERS = 2_000;

/**
 * Wraps a SQLite file so that its statements are prepared once and reused: preparing takes as long as a small query.
 * SQLite itself re-prepares them after a table changes. Not for use with `iterate`, which would block a statement.
 */
export function keepStatements(file: Sqlite.Database): SqliteDatabase {
  const kept = new Map<string, Sqlite.Statement>();
  const prepare = (sql: string): Sqlite.Statement => {
    const known = kept.get(sql);
    if (known) return known;
    const statement = file.prepare(sql);
    if (sql.length > KEPT_SQL_CHARACTERS) return statement;
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= KEPT_STATEMENTS) kept.delete(oldest);
    kept.set(sql, statement);
    return statement;
  };
  return { prepare, close: () => file.close() } as SqliteDatabase;
}
