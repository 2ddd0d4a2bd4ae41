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
 * Ends a connection when a query on it takes too long: something on the way, such as a proxy, may have stopped
 * forwarding, and no error would ever come. The pool then makes a new one.
 */
function limitQueries(client: pg.PoolClient, maxMs: number): void {
  const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
  const limited = (...given: unknown[]) => {
    const timer = setTimeout(() => void (client as unknown as pg.Client).end().catch(() => undefined), maxMs);
    const answer = query(...given);
    const clear = () => clearTimeout(timer);
    answer.then(clear, clear);
    return answer;
  };
  client.query = limited as pg.PoolClient['query'];
}

/**
 * Opens a pool of connections to PostgreSQL; it reconnects by itself. It does not migrate, and does not connect yet.
 *
 * @param databaseUrl `postgres://user:pass@host:port/name`, TLS by its `sslmode`, `sslrootcert`, `sslcert`, `sslkey`
 * @param queryMaxMs how long one query may take, in milliseconds. Default: as long as it wants
 */
export function openPostgres(databaseUrl: string, queryMaxMs?: number): Database {
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
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    if (queryMaxMs !== undefined) limitQueries(client, queryMaxMs);
  });
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
