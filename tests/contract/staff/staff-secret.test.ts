import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import type { Database } from '@/lib/server/db/schema/database';
import { loadStaffSecret, StaffSecretError } from '@/lib/server/staff/entrance/staff-secret';
import { makeTestDatabase, makeTestFolder, type TestDatabase } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';

const SECRET = 'a'.repeat(40);

describe.each(DATABASE_KINDS)('the staff secret on %s', (kind) => {
  let place: TestDatabase;
  let database: Database;
  let data: ReturnType<typeof makeTestFolder>;
  beforeEach(async () => {
    place = await makeTestDatabase(kind);
    database = await openDatabase(place.location);
    data = makeTestFolder();
  });
  afterEach(async () => {
    await database.close();
    await place.remove();
    data.remove();
  });
  const load = (staffSecret?: string) => loadStaffSecret(database, { staffSecret, dataDir: data.folder });
  const file = () => join(data.folder, 'staff-secret');

  it('is made at the first start, in a file for its owner alone, and found there by the next', async () => {
    const secret = await load();
    expect(Buffer.from(secret, 'base64')).toHaveLength(32);
    expect(readFileSync(file(), 'utf8')).toBe(`${secret}\n`);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(await load()).toBe(secret);
  });

  it('is the one of the environment where there is one, and no file is made then', async () => {
    expect(await load(SECRET)).toBe(SECRET);
    expect(existsSync(file())).toBe(false);
    expect(await load(SECRET)).toBe(SECRET);
  });

  it('is not kept in the database', async () => {
    await load(SECRET);
    const rows = await database.kysely.selectFrom('staff_secret_checks').selectAll().execute();
    expect(rows).toEqual([{ id: 'staff-secret', check_value: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(JSON.stringify(rows)).not.toContain(SECRET);
  });

  it('stops the start when it is another one, and says where it comes from and what to do', async () => {
    await load(SECRET);
    const wrong = load('b'.repeat(40));
    await expect(wrong).rejects.toThrow(StaffSecretError);
    await expect(wrong).rejects.toThrow(/^STAFF_SECRET .*staff-secret.* not the one .*staff-forget-secret$/s);
    expect(await load(SECRET)).toBe(SECRET);
  });

  it.each(['missing', 'empty'])('stops the start when its file is %s, and no other is made', async (how) => {
    await load();
    rmSync(file());
    if (how === 'empty') writeFileSync(file(), ' \n');
    await expect(load()).rejects.toThrow(StaffSecretError);
    await expect(load()).rejects.toThrow(/staff-secret is missing.*set STAFF_SECRET.*staff-forget-secret$/s);
    expect(existsSync(file())).toBe(how === 'empty');
  });
});
