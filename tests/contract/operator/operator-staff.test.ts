import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import type { StaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { joinStaff } from '@/lib/server/staff/entrance/join-staff';
import { loadStaffSecret } from '@/lib/server/staff/entrance/staff-secret';
import { findSession } from '@/lib/server/staff/entrance/staff-session';
import { addMember, openStaffEntrance, STAFF_PASSWORD, signInForTest } from '../../setup/staff-entrance';
import { makeTestDatabase, type TestDatabase } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';
import { runOperator } from '../support/run-operator';

const ADMIN = 'admin@example.com';
const ROBIN = 'robin@example.com';

describe.each(DATABASE_KINDS)('the operator manages staff on %s', (kind) => {
  let place: TestDatabase;
  let entrance: StaffEntrance;
  const run = (...args: string[]) => runOperator(place.location, args);

  beforeEach(async () => {
    place = await makeTestDatabase(kind);
    entrance = openStaffEntrance(await openDatabase(place.location));
  });
  afterEach(async () => {
    await entrance.database.close();
    await place.remove();
  });

  it('invites somebody by a printed link, and lists who is there', async () => {
    const invited = await run('staff-invite', ROBIN, '--role', 'reviewer');
    expect(invited.status).toBe(0);
    const token = invited.printed.split('/staff/join/').at(-1)?.trim() ?? '';
    const form = { name: 'Robin', email: '', password: STAFF_PASSWORD };
    expect(await joinStaff(entrance, token, form, Date.now())).toEqual({
      kind: 'joined',
      email: ROBIN,
      isReset: false,
    });
    expect((await run('staff-list')).printed).toBe(`${ROBIN}  reviewer  no second factor`);
  });

  it('changes roles, disables and enables, and protects the last administrator', async () => {
    await addMember(entrance, ADMIN, 'administrator');
    await addMember(entrance, ROBIN, 'entry');
    expect(await run('staff-disable', ADMIN)).toMatchObject({
      status: 1,
      notes: expect.stringContaining('last administrator'),
    });
    expect((await run('staff-role', ROBIN, '--role', 'administrator')).status).toBe(0);
    const headers = await signInForTest(entrance, ADMIN);
    expect((await run('staff-disable', ADMIN)).status).toBe(0);
    expect(await findSession(entrance, headers, Date.now())).toBeUndefined();
    expect((await run('staff-enable', ADMIN)).status).toBe(0);
  });

  it('explains what is wrong with a command line', async () => {
    expect(await run('staff-role', ROBIN, '--role', 'king')).toMatchObject({ status: 2 });
    expect(await run('staff-reset', 'nobody@example.com')).toMatchObject({
      status: 1,
      notes: expect.stringContaining('No member of staff has this email address'),
    });
  });

  it('lets the portal start again after the staff secret was lost', async () => {
    const { dataDir } = place.location;
    await loadStaffSecret(entrance.database, { staffSecret: 'a'.repeat(40), dataDir });
    const other = { staffSecret: 'b'.repeat(40), dataDir };
    await expect(loadStaffSecret(entrance.database, other)).rejects.toThrow('staff-forget-secret');
    await addMember(entrance, ROBIN, 'entry');
    const headers = await signInForTest(entrance, ROBIN);
    expect((await run('staff-forget-secret', '--yes')).status).toBe(0);
    expect(await findSession(entrance, headers, Date.now())).toBeUndefined();
    expect(await loadStaffSecret(entrance.database, other)).toBe(other.staffSecret);
  });
});
