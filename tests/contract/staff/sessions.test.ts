import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import { isFirstUseOfCode, mayTryToEnter } from '@/lib/server/staff/entrance/entrance-limits';
import type { StaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { refusedAsUndefined, signInWithPassword, signOut } from '@/lib/server/staff/entrance/sign-in';
import { endSession, findSession, SESSION_IDLE_MS } from '@/lib/server/staff/entrance/staff-session';
import { addMember, openStaffEntrance, STAFF_PASSWORD, signInForTest } from '../../setup/staff-entrance';
import { makeTestDatabase, type TestDatabase } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';

const ROBIN = 'robin@example.com';
const OFFICE = '192.0.2.1';
const QUARTER_MS = 15 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(DATABASE_KINDS)('sessions of staff on %s', (kind) => {
  let place: TestDatabase;
  let entrance: StaffEntrance;
  beforeEach(async () => {
    place = await makeTestDatabase(kind);
    entrance = openStaffEntrance(await openDatabase(place.location));
  });
  afterEach(async () => {
    await entrance.database.close();
    await place.remove();
  });

  const setAccount = (changes: { has_short_password?: number; two_factor_enabled?: number }) =>
    entrance.database.kysely.updateTable('staff_accounts').set(changes).execute();
  const listSessions = () => entrance.database.kysely.selectFrom('staff_sessions').selectAll().execute();
  const signIn = (email: string, password: string) => {
    const caller = { headers: new Headers(), address: OFFICE, now: Date.now() };
    return signInWithPassword(entrance, caller, { email, password });
  };
  const listActivity = () =>
    entrance.database.kysely
      .selectFrom('activity')
      .select(['actor_kind', 'actor_id', 'action', 'subject_id', 'detail'])
      .where('action', 'like', 'staff.sign%')
      .orderBy('id')
      .execute();

  it('say who it is, when they end, and whether a second factor is missing', async () => {
    const id = await addMember(entrance, ROBIN, 'reviewer');
    const headers = await signInForTest(entrance, ROBIN);
    const find = () => findSession(entrance, headers, Date.now());
    const [row] = await listSessions();
    const session = await find();
    expect(session).toEqual({
      ...{ id: row?.id, endsAt: Date.parse(row?.expires_at ?? ''), hasSecondFactor: false, needsSecondFactor: false },
      member: { id, name: 'Robin Example', emailAddress: ROBIN, role: 'reviewer' },
    });
    const lastsMs = (session?.endsAt ?? 0) - Date.parse(row?.created_at ?? '');
    expect(Math.round(lastsMs / 60_000)).toBe(12 * 60);
    await setAccount({ has_short_password: 1 });
    expect(await find()).toMatchObject({ hasSecondFactor: false, needsSecondFactor: true });
    await setAccount({ two_factor_enabled: 1 });
    expect(await find()).toMatchObject({ hasSecondFactor: true, needsSecondFactor: false });
  });

  it('note a sign of their person every half minute at most, and end at the quarter of an hour without one', async () => {
    await addMember(entrance, ROBIN, 'reviewer');
    const headers = await signInForTest(entrance, ROBIN);
    const other = await signInForTest(entrance, ROBIN);
    const base = Date.now();
    await entrance.database.kysely.updateTable('staff_sessions').set({ last_active_at: base }).execute();
    const findAt = (ms: number) => findSession(entrance, headers, base + ms);
    const listSigns = async () =>
      (await listSessions()).map(({ last_active_at }) => (last_active_at ?? 0) - base).sort();
    await findAt(30_000);
    expect(await listSigns()).toEqual([0, 0]);
    await findAt(30_001);
    expect(await listSigns()).toEqual([0, 30_001]);
    expect(await findAt(30_001 + SESSION_IDLE_MS)).toBeDefined();
    expect(await findAt(30_002 + 2 * SESSION_IDLE_MS)).toBeUndefined();
    expect(await listSessions()).toHaveLength(1);
    expect(await findSession(entrance, other, base)).toBeDefined();
  });

  it('are known by a cookie of our own that no script reads, and do not keep the address that they came from', async () => {
    await addMember(entrance, ROBIN, 'reviewer');
    const { headers } = await entrance.auth.api.signInEmail({
      headers: new Headers({ 'x-forwarded-for': OFFICE }),
      body: { email: ROBIN, password: STAFF_PASSWORD },
      returnHeaders: true,
    });
    const [cookie] = headers.getSetCookie();
    expect(cookie).toMatch(/^portal-staff\.session_token=.*; HttpOnly; SameSite=Lax/);
    expect(JSON.stringify(await listSessions())).not.toContain(OFFICE);
  });

  it('are ended one at a time', async () => {
    await addMember(entrance, ROBIN, 'reviewer');
    const [one, other] = [await signInForTest(entrance, ROBIN), await signInForTest(entrance, ROBIN)];
    await endSession(entrance, (await findSession(entrance, one, Date.now()))?.id ?? '');
    expect(await findSession(entrance, one, Date.now())).toBeUndefined();
    expect(await findSession(entrance, other, Date.now())).toBeDefined();
  });

  it('begin and end with an entry of the activity, and so do refusals, which name a member where there is one', async () => {
    const id = await addMember(entrance, ROBIN, 'entry');
    expect(await signIn(' Robin@Example.com ', STAFF_PASSWORD)).toEqual({ kind: 'signed-in' });
    expect(await signIn('Robin@Example.com', 'another long password')).toEqual({ kind: 'wrong' });
    expect(await signIn('nobody@example.com', STAFF_PASSWORD)).toEqual({ kind: 'wrong' });
    await signOut(entrance, await signInForTest(entrance, ROBIN));
    await signOut(entrance, new Headers());
    const refused = { actor_kind: 'system', actor_id: null, action: 'staff.sign-in-refused', detail: 'password' };
    expect(await listActivity()).toEqual([
      { actor_kind: 'staff', actor_id: id, action: 'staff.signed-in', subject_id: null, detail: 'password' },
      { ...refused, subject_id: id },
      { ...refused, subject_id: null },
      { actor_kind: 'staff', actor_id: id, action: 'staff.signed-out', subject_id: null, detail: null },
    ]);
  });

  it('do not begin with the password where there is a second factor', async () => {
    await addMember(entrance, ROBIN, 'entry');
    await setAccount({ two_factor_enabled: 1 });
    await entrance.database.kysely
      .insertInto('staff_authenticators')
      .values({
        ...{
          id: 'a',
          staff_id: (await entrance.database.kysely.selectFrom('staff_accounts').select('id').executeTakeFirstOrThrow())
            .id,
        },
        ...{ secret: 'x', backup_codes: 'x', verified: 1, failed_verification_count: 0, locked_until: null },
      })
      .execute();
    expect(await signIn(ROBIN, STAFF_PASSWORD)).toEqual({ kind: 'second-factor' });
    expect(await listSessions()).toEqual([]);
    expect(await listActivity()).toEqual([]);
  });

  it('are no answer where something else than a refusal is thrown', async () => {
    await expect(refusedAsUndefined(Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await refusedAsUndefined(Promise.resolve(7))).toBe(7);
  });

  it('may be tried for sixty times by an address and ten times for an account in a quarter of an hour', async () => {
    const { database } = entrance;
    const now = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const countAllowed = async (max: number, make: (attempt: number) => { address: string; account?: string }) => {
      let allowed = 0;
      for (let attempt = 0; attempt < max; attempt += 1) {
        if (await mayTryToEnter(database, { ...make(attempt), now })) allowed += 1;
      }
      return allowed;
    };
    expect(await countAllowed(62, () => ({ address: OFFICE }))).toBe(60);
    expect(await countAllowed(12, (attempt) => ({ address: `198.51.100.${attempt}`, account: 'Robin' }))).toBe(10);
    const robin = { address: '203.0.113.1', account: 'rOBIN' };
    expect(await mayTryToEnter(database, { ...robin, now })).toBe(false);
    expect(await mayTryToEnter(database, { ...robin, account: 'kim', now })).toBe(true);
    expect(await mayTryToEnter(database, { ...robin, now: now + QUARTER_MS - 1 })).toBe(false);
    expect(await mayTryToEnter(database, { address: OFFICE, now: now + QUARTER_MS - 1 })).toBe(false);
    expect(await mayTryToEnter(database, { ...robin, now: now + 2 * QUARTER_MS })).toBe(true);
    expect(await mayTryToEnter(database, { address: OFFICE, now: now + 2 * QUARTER_MS })).toBe(true);
  });

  it('begin once with the code of an app: for one member, for two minutes', async () => {
    const now = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const use = (staffId: string, code: string, ms = 0) =>
      isFirstUseOfCode(entrance.database, { staffId, code, now: now + ms });
    expect(await use('a', '123456')).toBe(true);
    expect(await use('a', '123456', 119_000)).toBe(false);
    expect(await use('b', '123456')).toBe(true);
    expect(await use('a', '654321')).toBe(true);
    expect(await use('a', '123456', 4 * 60_000)).toBe(true);
  });
});
