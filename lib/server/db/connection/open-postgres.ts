import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from '../schema/database';
import type { Tables } from '../schema/tables';

const POOL_CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 5_000;
/** Ends sessions left open by a portal that disappeared, so that its row locks do not outlive it. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 30_000;

/** Epoch milliseconds and counts arrive as bigint, which the driver returns as text: all of ours fit in a number. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format)),
};

/**
 * Opens a pool of connections to PostgreSQL; it reconnects by itself. It does not migrate, and does not connect yet.
 *
 * @param databaseUrl `postgres://user:pass@host:port/name`, TLS by its `sslmode`, `sslrootcert`, `sslcert`, `sslkey`
 */
export function openPostgres(databaseUrl: string): Database {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: POOL_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    keepAlive: true,
    types,
  });
  // A lost connection also fails the query that uses it; without these listeners it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    kysely,
    kind: 'postgres',
    hasRowLocks: true,
    withoutFlush: (work) => work(kysely),
    hasRoomForImages: async () => true,
    close: () => kysely.destroy(),
  };
}
