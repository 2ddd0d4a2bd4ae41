import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import type { Database } from '@/lib/server/db/schema/database';
import { countUse } from '@/lib/server/http/rate-limit';
import { makeTestDatabase, type TestDatabase } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';

const LIMIT = { name: 'test', max: 3, windowMs: 1_000 };
const NOON = 1_800_000_000_000;

describe.each(DATABASE_KINDS)('a limit on %s', (kind) => {
  let place: TestDatabase;
  let database: Database;
  const use = (subject: string, now = NOON) => countUse(database, LIMIT, subject, now);

  beforeEach(async () => {
    place = await makeTestDatabase(kind);
    database = await openDatabase(place.location);
  });
  afterEach(async () => {
    await database.close();
    await place.remove();
  });

  it('lets so many uses through and no more, also when they come at once', async () => {
    const uses = await Promise.all(Array.from({ length: 8 }, () => use('192.0.2.1')));
    expect(uses.filter((isWithin) => isWithin)).toHaveLength(LIMIT.max);
  });

  it('counts each subject and each limit for itself', async () => {
    for (let count = 0; count < LIMIT.max; count += 1) await use('192.0.2.1');
    expect(await use('192.0.2.1')).toBe(false);
    expect(await use('192.0.2.2')).toBe(true);
    expect(await countUse(database, { ...LIMIT, name: 'other' }, '192.0.2.1', NOON)).toBe(true);
  });

  it('begins again when the window is over', async () => {
    for (let count = 0; count <= LIMIT.max; count += 1) await use('192.0.2.1');
    expect(await use('192.0.2.1', NOON + LIMIT.windowMs - 1)).toBe(false);
    expect(await use('192.0.2.1', NOON + LIMIT.windowMs)).toBe(true);
  });

  it('locks nobody out for a day when the clock was a day ahead and is put back', async () => {
    const tomorrow = NOON + 24 * 60 * 60 * 1000;
    for (let count = 0; count <= LIMIT.max; count += 1) await use('192.0.2.1', tomorrow);
    expect(await use('192.0.2.1', tomorrow)).toBe(false);
    expect(await use('192.0.2.1')).toBe(true);
  });

  it('still counts where the clock of another instance is a little ahead', async () => {
    for (let count = 0; count < LIMIT.max; count += 1) await use('192.0.2.1', NOON + 60_000);
    expect(await use('192.0.2.1')).toBe(false);
  });

  it('survives a restart', async () => {
    for (let count = 0; count < LIMIT.max; count += 1) await use('192.0.2.1');
    await database.close();
    database = await openDatabase(place.location);
    expect(await use('192.0.2.1')).toBe(false);
  });

  it('keeps no address', async () => {
    await use('192.0.2.1');
    const rows = await database.kysely.selectFrom('rate_limits').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('192.0.2.1');
  });
});
