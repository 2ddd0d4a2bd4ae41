import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** A connection takes longer than the statement: each worker keeps one to each server. */
const pools = new Map<string, pg.Pool>();

function getPool(url: string): pg.Pool {
  const present = pools.get(url);
  if (present) return present;
  const pool = new pg.Pool({ connectionString: url, max: 1, allowExitOnIdle: true });
  // A server that is stopped ends the connection; the next statement makes another.
  pool.on('error', () => undefined);
  pools.set(url, pool);
  return pool;
}

/** Runs one statement on its own connection. */
export async function runStatement(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Creates a separate database for a test.
 *
 * @param adminUrl URL of the server's administrative database
 * @param template the database to copy; default: an empty one
 * @returns its URL
 */
export async function createPostgresDatabase(adminUrl: string, template = 'template1'): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Copying the template's files beats writing each of its pages to the log.
  await getPool(adminUrl).query(`create database ${name} template ${template} strategy file_copy`);
  return adminUrl.replace(/[^/]*$/, name);
}

/** Deletes a database that createPostgresDatabase made, and ends the connections to it. */
export async function dropPostgresDatabase(adminUrl: string, url: string): Promise<void> {
  await getPool(adminUrl).query(`drop database ${url.replace(/^.*\//, '')} with (force)`);
}
