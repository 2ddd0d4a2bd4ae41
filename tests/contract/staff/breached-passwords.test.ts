import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import { makeStaffLink } from '@/lib/server/staff/accounts/staff-links';
import { findChosenPasswordProblem } from '@/lib/server/staff/entrance/chosen-password';
import type { StaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { joinStaff } from '@/lib/server/staff/entrance/join-staff';
import { openStaffEntrance, STAFF_PASSWORD } from '../../setup/staff-entrance';
import { makeTestDatabase, type TestDatabase } from '../../setup/test-database';

const NOW = Date.UTC(2026, 10, 26, 15, 4);
const FORM = { name: 'Robin Example', email: 'robin@example.com', password: STAFF_PASSWORD };
const CHOICE = { password: STAFF_PASSWORD, minCharacters: 8, person: [FORM.name, FORM.email] };

describe('a password that was in a data breach', () => {
  let place: TestDatabase;
  let entrance: StaffEntrance;
  let path: string;
  beforeEach(async () => {
    place = await makeTestDatabase('sqlite');
    entrance = openStaffEntrance(await openDatabase(place.location));
    path = join(place.location.dataDir, 'breached.txt');
    const digest = createHash('sha1').update(STAFF_PASSWORD).digest('hex').toUpperCase();
    writeFileSync(path, `${digest}:3\n`);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await entrance.database.close();
    await place.remove();
  });

  const joinByLink = async () => {
    const link = { kind: 'join', email: FORM.email, role: 'reviewer', madeBy: null } as const;
    const token = (await makeStaffLink(entrance.database.kysely, link, NOW)).split('/').at(-1) ?? '';
    return joinStaff(entrance, token, FORM, NOW);
  };

  it('cannot be chosen where the owner has the list, and makes no account', async () => {
    vi.stubEnv('BREACHED_PASSWORDS_FILE', path);
    expect(await joinByLink()).toEqual({ kind: 'invalid', fields: { password: 'common' } });
    expect(await entrance.database.kysely.selectFrom('staff_accounts').selectAll().execute()).toEqual([]);
    expect(await findChosenPasswordProblem(entrance, CHOICE)).toBe('common');
    expect(await findChosenPasswordProblem(entrance, { ...CHOICE, password: `${STAFF_PASSWORD} too` })).toBeUndefined();
  });

  it('is not known without the list', async () => {
    expect(await joinByLink()).toMatchObject({ kind: 'joined' });
  });

  it('stays out while the list cannot be read, as does every other', async () => {
    vi.stubEnv('BREACHED_PASSWORDS_FILE', path);
    await findChosenPasswordProblem(entrance, CHOICE);
    rmSync(path);
    await expect(joinByLink()).rejects.toThrow('ENOENT');
    expect(await entrance.database.kysely.selectFrom('staff_accounts').selectAll().execute()).toEqual([]);
  });
});
