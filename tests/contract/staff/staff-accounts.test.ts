import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import {
  changeRole,
  disableMember,
  enableMember,
  inviteMember,
  listMembers,
  makeResetLink,
} from '@/lib/server/staff/accounts/members';
import type { StaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { joinStaff } from '@/lib/server/staff/entrance/join-staff';
import { makeSetupLink } from '@/lib/server/staff/entrance/setup-link';
import { signInWithPassword } from '@/lib/server/staff/entrance/sign-in';
import { findSession, SESSION_IDLE_MS } from '@/lib/server/staff/entrance/staff-session';
import { addMember, openStaffEntrance, STAFF_PASSWORD, signInForTest } from '../../setup/staff-entrance';
import { makeTestDatabase, type TestDatabase } from '../../setup/test-database';
import { toCookie } from '../../setup/to-cookie';
import { DATABASE_KINDS } from '../support/describe-contract';

const ADMIN = 'admin@example.com';
const ROBIN = 'robin@example.com';
const tokenOf = (path: string | undefined) => path?.split('/').at(-1) ?? '';
const form = (values: Partial<Record<'name' | 'email' | 'password', string>> = {}) => ({
  name: 'Sam Example',
  email: ADMIN,
  password: STAFF_PASSWORD,
  ...values,
});

describe.each(DATABASE_KINDS)('staff accounts on %s', (kind) => {
  let place: TestDatabase;
  let entrance: StaffEntrance;
  const caller = (address = '192.0.2.1') => ({ headers: new Headers(), address, now: Date.now() });
  const signIn = (email: string, password = STAFF_PASSWORD, address?: string) =>
    signInWithPassword(entrance, caller(address), { email, password });
  const setupToken = async () =>
    tokenOf(await makeSetupLink(entrance, { portalUrl: 'http://localhost:3000' }, Date.now()));

  beforeEach(async () => {
    place = await makeTestDatabase(kind);
    entrance = openStaffEntrance(await openDatabase(place.location));
  });
  afterEach(async () => {
    await entrance.database.close();
    await place.remove();
  });

  it('makes the first administrator by a setup link, once, also when it is used twice at the same moment', async () => {
    const token = await setupToken();
    const outcomes = await Promise.all(
      ['a@example.com', 'b@example.com'].map((email) => joinStaff(entrance, token, form({ email }), Date.now())),
    );
    expect(outcomes.map(({ kind: outcome }) => outcome).sort()).toEqual(['joined', 'link-ended']);
    expect(await listMembers(entrance.database, 'operator')).toMatchObject([{ role: 'administrator' }]);
  });

  it('prints no setup link once there is an administrator, and ends those that were printed before', async () => {
    const [first, second] = [await setupToken(), await setupToken()];
    expect(await joinStaff(entrance, first, form(), Date.now())).toEqual({
      kind: 'joined',
      email: ADMIN,
      isReset: false,
    });
    expect(await joinStaff(entrance, second, form({ email: ROBIN }), Date.now())).toEqual({ kind: 'link-ended' });
    expect(await setupToken()).toBe('');
  });

  it('ends links after their time, and does not know guessed ones', async () => {
    const token = await setupToken();
    const inTwoDays = Date.now() + 2 * 24 * 60 * 60 * 1000;
    expect(await joinStaff(entrance, token, form(), inTwoDays)).toEqual({ kind: 'link-ended' });
    expect(await joinStaff(entrance, `${token}x`, form(), Date.now())).toEqual({ kind: 'link-ended' });
  });

  it.each([
    ['too short', 'seven77', 'tooShort'],
    ['common', 'password123456789', 'common'],
    ['made of one pattern', 'abababababababab', 'common'],
    ["made of the person's own address", 'admin@example.com', 'personal'],
  ])('refuses a password that is %s', async (_, password, problem) => {
    const outcome = await joinStaff(entrance, await setupToken(), form({ password }), Date.now());
    expect(outcome).toEqual({ kind: 'invalid', fields: { password: problem } });
  });

  it('takes any characters in a password', async () => {
    const password = 'ein Größenwahn 🦓 „in Türkis“';
    await joinStaff(entrance, await setupToken(), form({ password }), Date.now());
    expect(await signIn(ADMIN, password)).toEqual({ kind: 'signed-in' });
  });

  it('wants a second factor beside a password of fewer than 15 characters', async () => {
    await joinStaff(entrance, await setupToken(), form({ password: 'mxq7-vbz2t' }), Date.now());
    const { headers } = await entrance.auth.api.signInEmail({
      headers: new Headers(),
      body: { email: ADMIN, password: 'mxq7-vbz2t' },
      returnHeaders: true,
    });
    const session = await findSession(entrance, new Headers({ cookie: toCookie(headers) }), Date.now());
    expect(session).toMatchObject({ needsSecondFactor: true, hasSecondFactor: false });
  });

  it('answers an unknown person and a wrong password alike', async () => {
    await addMember(entrance, ROBIN, 'entry');
    expect(await signIn(ROBIN, 'another long password')).toEqual({ kind: 'wrong' });
    expect(await signIn('nobody@example.com')).toEqual({ kind: 'wrong' });
  });

  it('lets an account be tried ten times in a quarter of an hour, from wherever and in any spelling', async () => {
    await addMember(entrance, ROBIN, 'entry');
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await signIn(attempt % 2 ? ROBIN : ROBIN.toUpperCase(), 'another long password', `192.0.2.${attempt}`);
    }
    expect(await signIn(ROBIN, STAFF_PASSWORD, '192.0.2.99')).toEqual({ kind: 'too-many' });
    expect(await signIn('other@example.com', STAFF_PASSWORD, '192.0.2.99')).toEqual({ kind: 'wrong' });
  });

  it('ends a session that was idle for a quarter of an hour', async () => {
    await addMember(entrance, ROBIN, 'entry');
    const headers = await signInForTest(entrance, ROBIN);
    const now = Date.now();
    expect(await findSession(entrance, headers, now + SESSION_IDLE_MS - 1000)).toBeDefined();
    expect(await findSession(entrance, headers, now + 2 * SESSION_IDLE_MS - 2000)).toBeDefined();
    expect(await findSession(entrance, headers, now + 4 * SESSION_IDLE_MS)).toBeUndefined();
    expect(await findSession(entrance, headers, now)).toBeUndefined();
  });

  it('ends the sessions of a disabled member at once, and lets them in again when enabled', async () => {
    const id = await addMember(entrance, ROBIN, 'reviewer');
    const headers = await signInForTest(entrance, ROBIN);
    await disableMember(entrance.database, 'operator', id, Date.now());
    expect(await findSession(entrance, headers, Date.now())).toBeUndefined();
    expect(await signIn(ROBIN)).toEqual({ kind: 'wrong' });
    await enableMember(entrance.database, 'operator', id);
    expect(await signIn(ROBIN)).toEqual({ kind: 'signed-in' });
  });

  it('never leaves the portal without an administrator, also when two remove each other at the same moment', async () => {
    const first = await addMember(entrance, ADMIN, 'administrator');
    expect(await changeRole(entrance.database, 'operator', first, 'entry')).toEqual({ kind: 'last-administrator' });
    expect(await disableMember(entrance.database, 'operator', first, Date.now())).toEqual({
      kind: 'last-administrator',
    });
    const second = await addMember(entrance, ROBIN, 'administrator');
    const changes = await Promise.all(
      [first, second].map((id) => changeRole(entrance.database, 'operator', id, 'reviewer')),
    );
    expect(changes.map((change) => change.kind).sort()).toEqual(['done', 'last-administrator']);
  });

  it('lets only administrators manage staff', async () => {
    const id = await addMember(entrance, ROBIN, 'reviewer');
    const reviewer = { id, name: 'Robin', emailAddress: ROBIN, role: 'reviewer' as const };
    const invitation = { email: 'new@example.com', role: 'administrator' as const };
    await expect(inviteMember(entrance.database, reviewer, invitation, Date.now())).rejects.toThrow('may not');
    await expect(listMembers(entrance.database, reviewer)).rejects.toThrow('may not');
  });

  it('ends the earlier invitation of an address, and invites nobody who is there', async () => {
    const invite = () => inviteMember(entrance.database, 'operator', { email: ROBIN, role: 'entry' }, Date.now());
    const [first, second] = [await invite(), await invite()];
    const tokens = [first, second].map((change) => (change.kind === 'linked' ? tokenOf(change.path) : ''));
    expect(await joinStaff(entrance, tokens[0] ?? '', form(), Date.now())).toEqual({ kind: 'link-ended' });
    expect(await joinStaff(entrance, tokens[1] ?? '', form(), Date.now())).toEqual({
      kind: 'joined',
      email: ROBIN,
      isReset: false,
    });
    expect(await invite()).toEqual({ kind: 'already-member' });
  });

  it('replaces a lost password by a link, and ends what the old one opened', async () => {
    const id = await addMember(entrance, ROBIN, 'entry');
    const headers = await signInForTest(entrance, ROBIN);
    const change = await makeResetLink(entrance.database, 'operator', id, Date.now());
    const token = change.kind === 'linked' ? tokenOf(change.path) : '';
    const password = 'a completely different one';
    expect(await joinStaff(entrance, token, form({ name: '', password }), Date.now())).toMatchObject({
      kind: 'joined',
    });
    expect(await findSession(entrance, headers, Date.now())).toBeUndefined();
    expect(await signIn(ROBIN)).toEqual({ kind: 'wrong' });
    expect(await signIn(ROBIN, password)).toEqual({ kind: 'signed-in' });
  });

  it('records what happens without a personal value', async () => {
    const id = await addMember(entrance, ROBIN, 'entry');
    await signIn(ROBIN);
    await signIn(ROBIN, 'another long password');
    const rows = await entrance.database.kysely.selectFrom('activity').selectAll().orderBy('id').execute();
    expect(rows.map(({ action, subject_id, actor_id }) => [action, subject_id, actor_id])).toEqual([
      ['staff.joined', id, id],
      ['staff.signed-in', null, id],
      ['staff.sign-in-refused', id, null],
    ]);
    expect(JSON.stringify(rows)).not.toContain('robin');
  });
});
