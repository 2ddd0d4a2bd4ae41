import { TOTP, URI } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import { inviteMember, makeResetLink } from '@/lib/server/staff/accounts/members';
import { mayTryToEnter } from '@/lib/server/staff/entrance/entrance-limits';
import type { StaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { joinStaff } from '@/lib/server/staff/entrance/join-staff';
import { openStaffLink } from '@/lib/server/staff/entrance/open-staff-link';
import { makeSetupLink } from '@/lib/server/staff/entrance/setup-link';
import {
  type PasskeyAnswer,
  signInWithCode,
  signInWithPasskey,
  signInWithPassword,
  signOut,
  startPasskeySignIn,
} from '@/lib/server/staff/entrance/sign-in';
import { finishSingleSignOn, startSingleSignOn } from '@/lib/server/staff/entrance/single-sign-on';
import { findSession } from '@/lib/server/staff/entrance/staff-session';
import { changeOwnPassword } from '@/lib/server/staff/own-account/own-password';
import {
  confirmAuthenticator,
  startAuthenticator,
  startPasskey,
} from '@/lib/server/staff/own-account/own-second-factors';
import { listOwnSessions, revokeOwnSession } from '@/lib/server/staff/own-account/own-sessions';
import { addMember, openStaffEntrance, STAFF_PASSWORD, signInForTest } from '../../setup/staff-entrance';
import { makeTestDatabase, type TestDatabase } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';

const ROBIN = 'robin@example.com';
const KIM = 'kim@example.com';
const OFFICE = '192.0.2.1';
const WRONG_PASSWORD = 'another long password';
const ATTEMPTS_PER_ACCOUNT = 10;
const ATTEMPTS_PER_ADDRESS = 60;
const tokenOf = (path: string | undefined) => path?.split('/').at(-1) ?? '';

describe.each(DATABASE_KINDS)('the entrance of staff on %s', (kind) => {
  let place: TestDatabase;
  let entrance: StaffEntrance;
  const caller = (headers = new Headers(), address = OFFICE) => ({ headers, address, now: Date.now() });
  const signIn = (email: string, password = STAFF_PASSWORD, at = entrance) =>
    signInWithPassword(at, caller(), { email, password });
  const findOwn = (headers: Headers, at = entrance) => findSession(at, headers, Date.now());
  const requireOwn = async (headers: Headers) => {
    const session = await findOwn(headers);
    if (!session) throw new Error('There is no session.');
    return session;
  };
  const listActions = async () => {
    const rows = await entrance.database.kysely.selectFrom('activity').select('action').execute();
    return rows.map(({ action }) => action);
  };

  beforeEach(async () => {
    place = await makeTestDatabase(kind);
    entrance = openStaffEntrance(await openDatabase(place.location));
  });
  afterEach(async () => {
    await entrance.database.close();
    await place.remove();
  });

  it('spends the work of a password check on an unknown person too', async () => {
    await addMember(entrance, ROBIN, 'entry');
    const { password } = await entrance.auth.$context;
    const { hash, verify } = password;
    let checks = 0;
    password.hash = (...given) => {
      checks += 1;
      return hash(...given);
    };
    password.verify = (...given) => {
      checks += 1;
      return verify(...given);
    };
    for (const email of [ROBIN, 'nobody@example.com']) {
      checks = 0;
      expect(await signIn(email, WRONG_PASSWORD)).toEqual({ kind: 'wrong' });
      expect(checks, email).toBe(1);
    }
  });

  it('opens a setup, an invitation and a reset link once: who replays them gets nothing', async () => {
    const now = Date.now();
    const { database } = entrance;
    const form = { name: 'Robin Example', email: 'first@example.com', password: STAFF_PASSWORD };
    const setup = await makeSetupLink(entrance, { portalUrl: 'http://localhost:3000' }, now);
    const invited = await inviteMember(database, 'operator', { email: ROBIN, role: 'reviewer' }, now);
    const kim = await addMember(entrance, KIM, 'entry');
    const reset = await makeResetLink(database, 'operator', kim, now);
    const tokens = [setup, ...[invited, reset].map((change) => (change.kind === 'linked' ? change.path : ''))];
    for (const token of tokens.map(tokenOf)) {
      expect(await openStaffLink(entrance, caller(), token)).toBeDefined();
      expect(await joinStaff(entrance, token, form, now)).toMatchObject({ kind: 'joined' });
      expect(await openStaffLink(entrance, caller(), token)).toBeUndefined();
      const replay = await joinStaff(entrance, token, { ...form, password: WRONG_PASSWORD }, now);
      expect(replay).toEqual({ kind: 'link-ended' });
    }
    for (const email of [form.email, ROBIN, KIM]) {
      expect(await signIn(email)).toEqual({ kind: 'signed-in' });
      expect(await signIn(email, WRONG_PASSWORD)).toEqual({ kind: 'wrong' });
    }
  });

  it('still knows after a restart, and in a second instance, how often an account was tried', async () => {
    await addMember(entrance, ROBIN, 'entry');
    expect(await signIn(ROBIN, WRONG_PASSWORD)).toEqual({ kind: 'wrong' });
    for (let attempt = 1; attempt < ATTEMPTS_PER_ACCOUNT; attempt += 1) {
      await mayTryToEnter(entrance.database, { ...caller(), account: ROBIN });
    }
    const second = openStaffEntrance(await openDatabase(place.location));
    expect(await signIn(ROBIN, STAFF_PASSWORD, second)).toEqual({ kind: 'too-many' });
    await entrance.database.close();
    entrance = second;
    expect(await signIn(ROBIN)).toEqual({ kind: 'too-many' });
  });

  it('lets an address that tried too often do nothing at all, by any way in', async () => {
    await addMember(entrance, ROBIN, 'entry');
    const headers = await signInForTest(entrance, ROBIN);
    const session = await requireOwn(headers);
    const invited = await inviteMember(entrance.database, 'operator', { email: KIM, role: 'entry' }, Date.now());
    const token = invited.kind === 'linked' ? tokenOf(invited.path) : '';
    for (let attempt = 0; attempt < ATTEMPTS_PER_ADDRESS; attempt += 1) {
      await mayTryToEnter(entrance.database, caller());
    }
    const tooMany = { kind: 'too-many' };
    expect(await signIn(ROBIN)).toEqual(tooMany);
    expect(await signInWithCode(entrance, caller(headers), { code: '000000', isBackupCode: false })).toEqual(tooMany);
    expect(await signInWithPasskey(entrance, caller(), {} as PasskeyAnswer)).toEqual(tooMany);
    expect(await startPasskeySignIn(entrance, caller())).toBeUndefined();
    expect(await startSingleSignOn(entrance, caller())).toBeUndefined();
    expect(await openStaffLink(entrance, caller(), token)).toBeUndefined();
    expect(await startPasskey(entrance, session, caller(headers), STAFF_PASSWORD)).toEqual(tooMany);
    const callback = new Request('http://localhost:3000/api/auth/callback/oidc?code=x&state=y');
    const answer = await finishSingleSignOn(entrance, callback, caller());
    expect(answer.headers.get('location')).toBe('/staff/sign-in?problem=tooMany');
    expect(await openStaffLink(entrance, caller(headers, '192.0.2.2'), token)).toBeDefined();
  });

  it('asks for the password only so often from a session too, which may be stolen', async () => {
    await addMember(entrance, ROBIN, 'entry');
    const headers = await signInForTest(entrance, ROBIN);
    const session = await requireOwn(headers);
    const start = (password: string) => startPasskey(entrance, session, caller(headers), password);
    expect(await start(WRONG_PASSWORD)).toEqual({ kind: 'wrong-password' });
    for (let attempt = 1; attempt < ATTEMPTS_PER_ACCOUNT; attempt += 1) {
      await mayTryToEnter(entrance.database, { ...caller(), account: session.member.id });
    }
    expect(await start(STAFF_PASSWORD)).toEqual({ kind: 'too-many' });
  });

  it("leaves other people's sessions alone, and records nothing when somebody tries", async () => {
    await addMember(entrance, ROBIN, 'administrator');
    await addMember(entrance, KIM, 'entry');
    const [robin, kim] = await Promise.all([ROBIN, KIM].map((email) => signInForTest(entrance, email)));
    if (!robin || !kim) throw new Error('Nobody is signed in.');
    const [mine, theirs] = [await requireOwn(robin), await requireOwn(kim)];
    expect((await listOwnSessions(entrance, mine, Date.now())).map(({ id }) => id)).toEqual([mine.id]);
    await revokeOwnSession(entrance, mine, theirs.id);
    expect(await findOwn(kim)).toBeDefined();
    expect(await listActions()).not.toContain('staff.session-revoked');
  });

  it('opens nothing with a cookie whose session was ended, in whichever way', async () => {
    await addMember(entrance, ROBIN, 'entry');
    const open = () => signInForTest(entrance, ROBIN);
    const [revoked, signedOut, other, kept] = [await open(), await open(), await open(), await open()];
    await revokeOwnSession(entrance, await requireOwn(kept), (await requireOwn(revoked)).id);
    await signOut(entrance, signedOut);
    expect([await findOwn(revoked), await findOwn(signedOut)]).toEqual([undefined, undefined]);
    const passwords = { current: STAFF_PASSWORD, chosen: 'a completely different one' };
    const changed = await changeOwnPassword(entrance, await requireOwn(kept), caller(kept), passwords);
    expect(changed).toEqual({ kind: 'done' });
    expect(await findOwn(other)).toBeUndefined();
  });

  it('takes no cookie that it did not sign itself', async () => {
    await addMember(entrance, ROBIN, 'entry');
    const headers = await signInForTest(entrance, ROBIN);
    const cookie = headers.get('cookie') ?? '';
    const { token } = await entrance.database.kysely
      .selectFrom('staff_sessions')
      .select('token')
      .executeTakeFirstOrThrow();
    const name = cookie.split('=')[0] ?? '';
    expect(await findOwn(new Headers({ cookie: `${name}=${token}` }))).toBeUndefined();
    const forged = `${name}=${token}.${encodeURIComponent(Buffer.alloc(32).toString('base64'))}`;
    expect(await findOwn(new Headers({ cookie: forged }))).toBeUndefined();
    expect(await findOwn(headers)).toBeDefined();
  });

  describe('with an authenticator app', () => {
    let app: TOTP;
    const enter = (headers: Headers, code: string) =>
      signInWithCode(entrance, caller(headers), { code, isBackupCode: false });

    beforeEach(async () => {
      await addMember(entrance, ROBIN, 'entry');
      const own = await signInForTest(entrance, ROBIN);
      const session = await requireOwn(own);
      const started = await startAuthenticator(entrance, session, caller(own), STAFF_PASSWORD);
      const scanned = URI.parse(started.kind === 'started' ? started.address : '');
      if (!(scanned instanceof TOTP)) throw new Error('That is no authenticator app.');
      app = scanned;
      const confirmed = await confirmAuthenticator(entrance, session, caller(own), app.generate());
      expect(confirmed).toEqual({ kind: 'done' });
    });

    it('takes each code for one sign-in: who saw it cannot enter it again', async () => {
      const code = app.generate();
      expect(await enter(await signInForTest(entrance, ROBIN), code)).toEqual({ kind: 'signed-in' });
      const count = async () =>
        (await entrance.database.kysely.selectFrom('staff_sessions').select('id').execute()).length;
      const before = await count();
      expect(await enter(await signInForTest(entrance, ROBIN), code)).toEqual({ kind: 'wrong' });
      expect(await count()).toBe(before);
      const next = app.generate({ timestamp: Date.now() + 30_000 });
      expect(await enter(await signInForTest(entrance, ROBIN), next)).toEqual({ kind: 'signed-in' });
      const entries = await entrance.database.kysely.selectFrom('activity').selectAll().orderBy('id').execute();
      expect(entries.slice(-3).map(({ action, detail }) => `${action} ${detail}`)).toEqual([
        'staff.signed-in code',
        'staff.sign-in-refused code',
        'staff.signed-in code',
      ]);
    });

    it('takes the right code no more after ten wrong ones, however often the sign-in is begun again', async () => {
      const wrong = app.generate({ timestamp: 0 });
      for (let begun = 0; begun < 2; begun += 1) {
        const headers = await signInForTest(entrance, ROBIN);
        for (let attempt = 0; attempt < 5; attempt += 1) expect(await enter(headers, wrong)).toEqual({ kind: 'wrong' });
      }
      expect(await enter(await signInForTest(entrance, ROBIN), app.generate())).toEqual({ kind: 'wrong' });
    });
  });
});
