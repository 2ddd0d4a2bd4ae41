import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import { makeResetLink } from '@/lib/server/staff/accounts/members';
import type { StaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { joinStaff } from '@/lib/server/staff/entrance/join-staff';
import { openStaffLink } from '@/lib/server/staff/entrance/open-staff-link';
import { findSession } from '@/lib/server/staff/entrance/staff-session';
import { changeOwnPassword } from '@/lib/server/staff/own-account/own-password';
import { listOwnResets, shouldTellOfResets } from '@/lib/server/staff/own-account/own-resets';
import { addMember, openStaffEntrance, STAFF_PASSWORD, signInForTest } from '../../setup/staff-entrance';
import { makeTestDatabase, type TestDatabase } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';

const ROBIN = 'robin@example.com';
const KIM = 'kim@example.com';
const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describe.each(DATABASE_KINDS)('links for a new password on %s', (kind) => {
  let place: TestDatabase;
  let entrance: StaffEntrance;
  let robinId: string;
  beforeEach(async () => {
    place = await makeTestDatabase(kind);
    entrance = openStaffEntrance(await openDatabase(place.location));
    robinId = await addMember(entrance, ROBIN, 'reviewer');
    await addMember(entrance, KIM, 'administrator');
  });
  afterEach(async () => {
    await entrance.database.close();
    await place.remove();
  });

  async function enter(email: string) {
    const headers = await signInForTest(entrance, email);
    const session = await findSession(entrance, headers, Date.now());
    if (!session) throw new Error('There is no session.');
    return { headers, session };
  }
  async function makeLink() {
    const { session } = await enter(KIM);
    const made = await makeResetLink(entrance.database, session.member, robinId, Date.now());
    return made.kind === 'linked' ? (made.path.split('/').at(-1) ?? '') : '';
  }
  const use = (token: string) =>
    joinStaff(entrance, token, { name: '', email: '', password: STAFF_PASSWORD }, Date.now());

  it('are shown to the member: who made one and when it was used, whoever used it, for 30 days', async () => {
    expect(await listOwnResets(entrance, (await enter(ROBIN)).session, Date.now())).toEqual([]);
    await use(await makeLink());
    const { session } = await enter(ROBIN);
    const now = Date.now();
    expect(await listOwnResets(entrance, session, now)).toMatchObject([
      { kind: 'used', by: undefined },
      { kind: 'made', by: 'Robin Example' },
    ]);
    expect(await listOwnResets(entrance, session, now + 30 * DAY_MS + MINUTE_MS)).toEqual([]);
    expect(await listOwnResets(entrance, (await enter(KIM)).session, now)).toEqual([]);
  });

  it('made by the operator name nobody', async () => {
    await makeResetLink(entrance.database, 'operator', robinId, Date.now());
    const { session } = await enter(ROBIN);
    expect(await listOwnResets(entrance, session, Date.now())).toMatchObject([{ kind: 'made', by: undefined }]);
  });

  it('are pointed to in the first minutes after each sign-in', async () => {
    const tell = async (ms: number) => {
      const { session } = await enter(ROBIN);
      return shouldTellOfResets(entrance, session, Date.now() + ms);
    };
    expect(await tell(0)).toBe(false);
    await makeLink();
    expect([await tell(0), await tell(9 * MINUTE_MS), await tell(11 * MINUTE_MS)]).toEqual([true, true, false]);
  });

  it('end when the member chooses a password', async () => {
    const token = await makeLink();
    const { headers, session } = await enter(ROBIN);
    const caller = { headers, address: '192.0.2.1', now: Date.now() };
    expect(await openStaffLink(entrance, caller, token)).toBeDefined();
    const chosen = 'a completely different one';
    expect(await changeOwnPassword(entrance, session, caller, { current: STAFF_PASSWORD, chosen })).toEqual({
      kind: 'done',
    });
    expect(await openStaffLink(entrance, caller, token)).toBeUndefined();
    expect(await use(token)).toEqual({ kind: 'link-ended' });
  });
});

describe('a new password', () => {
  let place: TestDatabase;
  let entrance: StaffEntrance;
  beforeEach(async () => {
    place = await makeTestDatabase('sqlite');
    const names = { portalUrl: 'https://id.acmebank.test', productName: 'Fairweather Trust' };
    entrance = openStaffEntrance(await openDatabase(place.location), names);
    await addMember(entrance, ROBIN, 'reviewer');
  });
  afterEach(async () => {
    await entrance.database.close();
    await place.remove();
  });

  it.each(['Fairweather-Trust', 'F4irw3ather2026!', 'acmebank-staff1', 'R0b1n-Example-26', 'id.acmebank.test'])(
    'is not made of the names of the company, the portal and the person, whether changed or chosen by a link: %s',
    async (password) => {
      const headers = await signInForTest(entrance, ROBIN);
      const session = await findSession(entrance, headers, Date.now());
      if (!session) throw new Error('There is no session.');
      const caller = { headers, address: '192.0.2.1', now: Date.now() };
      const passwords = { current: STAFF_PASSWORD, chosen: password };
      const changed = await changeOwnPassword(entrance, session, caller, passwords);
      expect(changed).toEqual({ kind: 'invalid', problem: 'personal' });
      const link = await makeResetLink(entrance.database, 'operator', session.member.id, Date.now());
      const token = link.kind === 'linked' ? (link.path.split('/').at(-1) ?? '') : '';
      const outcome = await joinStaff(entrance, token, { name: '', email: '', password }, Date.now());
      expect(outcome).toEqual({ kind: 'invalid', fields: { password: 'personal' } });
    },
  );
});
