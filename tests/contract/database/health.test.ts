import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '@/lib/server/db/schema/database';
import { DocumentKeyError } from '@/lib/server/sealing/document-key-error';
import { checkHealth } from '@/lib/server/start/health';
import { openTestDatabase } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';

const READ_ONLY = { sqlite: sql`pragma query_only = on`, postgres: sql`set default_transaction_read_only = on` };

describe.each(DATABASE_KINDS)('a portal on %s', (kind) => {
  let opened: Awaited<ReturnType<typeof openTestDatabase>>;
  let database: Database;
  const isHealthy = () => checkHealth(async () => ({ database }));

  beforeEach(async () => {
    opened = await openTestDatabase(kind);
    database = opened.database;
  });
  afterEach(() => opened.close());

  it('is healthy while it has what a submission needs, and changes nothing when it is asked', async () => {
    const values = { bucket: 'limit', window_started_at: 1, used: 1 };
    await database.kysely.insertInto('rate_limits').values(values).execute();
    expect(await isHealthy()).toBe(true);
    expect(await database.kysely.selectFrom('rate_limits').selectAll().execute()).toEqual([values]);
  });

  it('is not healthy while its disk is full', async () => {
    expect(await checkHealth(async () => ({ database: { ...database, hasRoomForImages: async () => false } }))).toBe(
      false,
    );
  });

  it('is not healthy while its document keys cannot be used', async () => {
    expect(await checkHealth(() => Promise.reject(new DocumentKeyError('The key is another one.')))).toBe(false);
  });

  it('is not healthy while its database only reads', async () => {
    await READ_ONLY[kind].execute(database.kysely);
    expect(await isHealthy()).toBe(false);
  });

  it('is not healthy when nothing answers', async () => {
    expect(await checkHealth(() => new Promise(() => undefined))).toBe(false);
  });
});
