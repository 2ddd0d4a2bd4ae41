import { TOTP, URI } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import { mayTryToEnter } from '@/lib/server/staff/entrance/entrance-limits';
import type { StaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { signInWithCode, signInWithPassword } from '@/lib/server/staff/entrance/sign-in';
import { findSession, SESSION_IDLE_MS, type StaffSession } from '@/lib/server/staff/entrance/staff-session';
import { changeOwnPassword, confirmPassword } from '@/lib/server/staff/own-account/own-password';
import {
  confirmAuthenticator,
  finishPasskey,
  listSecondFactors,
  removeAuthenticator,
  removePasskey,
  renewBackupCodes,
  startAuthenticator,
  startPasskey,
} from '@/lib/server/staff/own-account/own-second-factors';
import { listOwnSessions, revokeOwnSession } from '@/lib/server/staff/own-account/own-sessions';
import { addMember, openStaffEntrance, STAFF_PASSWORD, signInForTest } from '../../setup/staff-entrance';
import { makeTestDatabase, type TestDatabase } from '../../setup/test-database';
import { toCookie } from '../../setup/to-cookie';
import { DATABASE_KINDS } from '../support/describe-contract';

const ROBIN = 'robin@example.com';
const KIM = 'kim@example.com';
const WRONG_PASSWORD = 'another long password';
const ADDED_AT = '2026-11-26T15:04:00.000Z';

describe.each(DATABASE_KINDS)('one’s own account on %s', (kind) => {
  let place: TestDatabase;
  let entrance: StaffEntrance;
  let headers: Headers;
  let session: StaffSession;
  beforeEach(async () => {
    place = await makeTestDatabase(kind);
    entrance = openStaffEntrance(await openDatabase(place.location));
    await addMember(entrance, ROBIN, 'entry');
    headers = await signInForTest(entrance, ROBIN);
    session = await requireSession(headers);
  });
  afterEach(async () => {
    await entrance.database.close();
    await place.remove();
  });

  const caller = () => ({ headers, address: '192.0.2.1', now: Date.now() });
  async function requireSession(of: Headers): Promise<StaffSession> {
    const found = await findSession(entrance, of, Date.now());
    if (!found) throw new Error('There is no session.');
    return found;
  }
  const listActivity = async (action: string) => {
    const query = entrance.database.kysely
      .selectFrom('activity')
      .selectAll()
      .where('action', '=', action as never);
    return query.orderBy('id').execute();
  };
  const byRobin = () => ({ actor_kind: 'staff', actor_id: session.member.id });
  const findAccount = () =>
    entrance.database.kysely
      .selectFrom('staff_accounts')
      .selectAll()
      .where('email', '=', ROBIN)
      .executeTakeFirstOrThrow();
  async function useUpAttempts() {
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await mayTryToEnter(entrance.database, { ...caller(), account: session.member.id });
    }
  }
  const setShortPassword = () =>
    entrance.database.kysely.updateTable('staff_accounts').set({ has_short_password: 1 }).execute();
  async function addPasskey(id: string, staffId = session.member.id, createdAt: string | null = ADDED_AT) {
    await entrance.database.kysely
      .insertInto('staff_passkeys')
      .values({
        ...{ id, name: `Key ${id}`, public_key: 'x', staff_id: staffId, credential_id: id, counter: 0 },
        ...{ device_type: 'singleDevice', backed_up: 0, transports: null, created_at: createdAt, aaguid: null },
      })
      .execute();
  }
  const toRequestHeaders = (answer: Headers) => new Headers({ cookie: toCookie(answer) });
  async function addApp(): Promise<{ app: TOTP; backupCodes: string[] }> {
    const started = await startAuthenticator(entrance, session, caller(), STAFF_PASSWORD);
    if (started.kind !== 'started') throw new Error(started.kind);
    const app = URI.parse(started.address);
    if (!(app instanceof TOTP)) throw new Error('That is no authenticator app.');
    // The first code renews the session.
    const verified = await entrance.auth.api.verifyTOTP({
      ...{ headers, body: { code: app.generate() }, returnHeaders: true },
    });
    headers = toRequestHeaders(verified.headers);
    session = await requireSession(headers);
    return { app, backupCodes: started.backupCodes };
  }

  describe('has a password that', () => {
    const change = (chosen: string, current = STAFF_PASSWORD) =>
      changeOwnPassword(entrance, session, caller(), { current, chosen });
    const signIn = (password: string) => signInWithPassword(entrance, caller(), { email: ROBIN, password });

    it('is changed by who knows it, and that is recorded', async () => {
      await addMember(entrance, KIM, 'entry');
      await setShortPassword();
      expect(await change('a completely different one')).toEqual({ kind: 'done' });
      expect(await signIn('a completely different one')).toEqual({ kind: 'signed-in' });
      expect(await signIn(STAFF_PASSWORD)).toEqual({ kind: 'wrong' });
      expect(await listActivity('staff.password-changed')).toMatchObject([
        { ...byRobin(), subject_id: session.member.id },
      ]);
      expect((await findAccount()).has_short_password).toBe(0);
      const short = entrance.database.kysely.selectFrom('staff_accounts').select('email');
      expect(await short.where('has_short_password', '=', 1).execute()).toEqual([{ email: KIM }]);
    });

    it('is not changed by who does not, and nothing is recorded', async () => {
      expect(await change('a completely different one', WRONG_PASSWORD)).toEqual({ kind: 'wrong-password' });
      expect(await signIn(STAFF_PASSWORD)).toEqual({ kind: 'signed-in' });
      expect(await listActivity('staff.password-changed')).toEqual([]);
    });

    it('has fifteen characters, or eight beside a second factor', async () => {
      expect(await change('mxq7-vbz2t-kw9')).toEqual({ kind: 'invalid', problem: 'tooShort' });
      session = { ...session, hasSecondFactor: true };
      expect(await change('mxq7-vb')).toEqual({ kind: 'invalid', problem: 'tooShort' });
      expect(await change('mxq7-vbz2t-kw9')).toEqual({ kind: 'done' });
      expect((await findAccount()).has_short_password).toBe(1);
      headers = await signInHeaders('mxq7-vbz2t-kw9');
      expect(await change('mxq7-vbz2t-kw9p', 'mxq7-vbz2t-kw9')).toEqual({ kind: 'done' });
      expect((await findAccount()).has_short_password).toBe(0);
    });

    async function signInHeaders(password: string) {
      const body = { email: ROBIN, password };
      const answer = await entrance.auth.api.signInEmail({ headers: new Headers(), body, returnHeaders: true });
      return toRequestHeaders(answer.headers);
    }

    it('is not made of one’s own name or address', async () => {
      expect(await change('Robin Example Robin')).toEqual({ kind: 'invalid', problem: 'personal' });
      session = { ...session, member: { ...session.member, name: 'x', emailAddress: 'sherwood@hood.example' } };
      expect(await change('sherwood-hood-1')).toEqual({ kind: 'invalid', problem: 'personal' });
    });

    it('is asked for only so often', async () => {
      expect(await confirmPassword(entrance, session, caller(), WRONG_PASSWORD)).toEqual({ kind: 'wrong-password' });
      expect(await confirmPassword(entrance, session, caller(), STAFF_PASSWORD)).toEqual({ kind: 'done' });
      await useUpAttempts();
      expect(await confirmPassword(entrance, session, caller(), STAFF_PASSWORD)).toEqual({ kind: 'too-many' });
      expect(await change('a completely different one')).toEqual({ kind: 'too-many' });
      expect(await change('short')).toEqual({ kind: 'invalid', problem: 'tooShort' });
    });
  });

  describe('has sessions that', () => {
    it('are listed, the latest first, with the browser and its last sign of a person', async () => {
      await signInForTest(entrance, ROBIN);
      const sessions = entrance.database.kysely.updateTable('staff_sessions');
      const now = Date.now();
      const at = new Date(now - 60_000).toISOString();
      await sessions
        .set({ created_at: at, user_agent: 'Robot/1', last_active_at: now - 5_000 })
        .where('id', '=', session.id)
        .execute();
      const [other, mine, ...rest] = await listOwnSessions(entrance, session, now);
      expect(rest).toEqual([]);
      expect(mine).toEqual({
        ...{ id: session.id, isThisOne: true, userAgent: 'Robot/1' },
        ...{ startedAt: Date.parse(at), lastActiveAt: now - 5_000 },
      });
      expect(other).toMatchObject({ isThisOne: false, userAgent: '', lastActiveAt: other?.startedAt });
    });

    it('are listed until they are idle or over', async () => {
      const now = Date.now();
      const set = (changes: { last_active_at?: number; expires_at?: string }) =>
        entrance.database.kysely.updateTable('staff_sessions').set(changes).where('id', '=', session.id).execute();
      await set({ last_active_at: now });
      expect(await listOwnSessions(entrance, session, now + SESSION_IDLE_MS)).toHaveLength(1);
      expect(await listOwnSessions(entrance, session, now + SESSION_IDLE_MS + 1)).toEqual([]);
      await set({ expires_at: new Date(now).toISOString() });
      expect(await listOwnSessions(entrance, session, now - 1)).toHaveLength(1);
      expect(await listOwnSessions(entrance, session, now)).toEqual([]);
    });

    it('are ended one by one, and that is recorded', async () => {
      const other = await requireSession(await signInForTest(entrance, ROBIN));
      await revokeOwnSession(entrance, session, other.id);
      expect((await listOwnSessions(entrance, session, Date.now())).map(({ id }) => id)).toEqual([session.id]);
      expect(await listActivity('staff.session-revoked')).toMatchObject([{ ...byRobin(), subject_id: null }]);
    });
  });

  describe('has second factors that', () => {
    it('are listed: nothing at first, then the app and the passkeys, oldest first', async () => {
      expect(await listSecondFactors(entrance, session)).toEqual({ hasAuthenticator: false, passkeys: [] });
      await startAuthenticator(entrance, session, caller(), STAFF_PASSWORD);
      expect(await listSecondFactors(entrance, session)).toMatchObject({ hasAuthenticator: false });
      await addApp();
      await addPasskey('2', session.member.id, '2026-11-27T15:04:00.000Z');
      await addPasskey('1');
      await addPasskey('3', await addMember(entrance, KIM, 'entry'));
      expect(await listSecondFactors(entrance, session)).toEqual({
        hasAuthenticator: true,
        passkeys: [
          { id: '1', name: 'Key 1', addedAt: Date.parse(ADDED_AT) },
          { id: '2', name: 'Key 2', addedAt: Date.parse('2026-11-27T15:04:00.000Z') },
        ],
      });
    });

    it('are of one’s own account alone', async () => {
      await addApp();
      await addMember(entrance, KIM, 'entry');
      const kim = await requireSession(await signInForTest(entrance, KIM));
      expect(await listSecondFactors(entrance, kim)).toEqual({ hasAuthenticator: false, passkeys: [] });
    });

    it('have no name and no time where none is known', async () => {
      await addPasskey('1', session.member.id, null);
      await entrance.database.kysely.updateTable('staff_passkeys').set({ name: null }).execute();
      expect((await listSecondFactors(entrance, session)).passkeys).toEqual([
        { id: '1', name: '', addedAt: undefined },
      ]);
    });

    it('ask for the password before anything changes', async () => {
      await addApp();
      await addPasskey('1');
      const wrong = { kind: 'wrong-password' };
      expect(await startAuthenticator(entrance, session, caller(), WRONG_PASSWORD)).toEqual(wrong);
      expect(await removeAuthenticator(entrance, session, caller(), WRONG_PASSWORD)).toEqual(wrong);
      expect(await renewBackupCodes(entrance, session, caller(), WRONG_PASSWORD)).toEqual(wrong);
      expect(await startPasskey(entrance, session, caller(), WRONG_PASSWORD)).toEqual(wrong);
      expect(await removePasskey(entrance, session, caller(), { id: '1', password: WRONG_PASSWORD })).toEqual(wrong);
      expect(await listSecondFactors(entrance, session)).toMatchObject({ hasAuthenticator: true, passkeys: [{}] });
    });

    it('begin with an app whose first code is right, spaces and all, and that is recorded', async () => {
      const started = await startAuthenticator(entrance, session, caller(), STAFF_PASSWORD);
      const app = URI.parse(started.kind === 'started' ? started.address : '') as TOTP;
      expect(app.issuer).toBe('Portal');
      expect(started).toMatchObject({ backupCodes: expect.arrayContaining([expect.stringMatching(/^\S{8,}$/)]) });
      const wrong = app.generate({ timestamp: 0 });
      expect(await confirmAuthenticator(entrance, session, caller(), wrong)).toEqual({ kind: 'refused' });
      expect(await listActivity('staff.second-factor-changed')).toEqual([]);
      const code = app.generate();
      const spaced = ` ${code.slice(0, 3)} ${code.slice(3)} `;
      expect(await confirmAuthenticator(entrance, session, caller(), spaced)).toEqual({ kind: 'done' });
      expect(await findAccount()).toMatchObject({ two_factor_enabled: 1 });
      expect(await listActivity('staff.second-factor-changed')).toMatchObject([
        { ...byRobin(), subject_id: session.member.id, detail: 'app-added' },
      ]);
    });

    it('end with the app, which is recorded: the password signs in alone again', async () => {
      await addApp();
      expect(await removeAuthenticator(entrance, session, caller(), STAFF_PASSWORD)).toEqual({ kind: 'done' });
      expect(await listSecondFactors(entrance, session)).toMatchObject({ hasAuthenticator: false });
      expect(await findAccount()).toMatchObject({ two_factor_enabled: 0 });
      expect((await listActivity('staff.second-factor-changed')).at(-1)).toMatchObject({ detail: 'app-removed' });
    });

    it('stay needed while the password is short: the last one cannot be removed', async () => {
      await addApp();
      await setShortPassword();
      const removeApp = () => removeAuthenticator(entrance, session, caller(), STAFF_PASSWORD);
      const removeKey = (id: string) => removePasskey(entrance, session, caller(), { id, password: STAFF_PASSWORD });
      expect(await removeApp()).toEqual({ kind: 'needed' });
      await addPasskey('1');
      await addPasskey('2');
      expect(await removeApp()).toEqual({ kind: 'done' });
      expect(await findAccount()).toMatchObject({ two_factor_enabled: 1 });
      expect(await removeKey('2')).toEqual({ kind: 'done' });
      expect(await removeKey('1')).toEqual({ kind: 'needed' });
      expect((await listSecondFactors(entrance, session)).passkeys).toMatchObject([{ id: '1' }]);
    });

    it('are removed where the password is long, and each removal is recorded', async () => {
      const kim = await addMember(entrance, KIM, 'entry');
      await addPasskey('1');
      await addPasskey('kim', kim);
      const remove = (id: string) => removePasskey(entrance, session, caller(), { id, password: STAFF_PASSWORD });
      expect(await remove('1')).toEqual({ kind: 'done' });
      expect(await listSecondFactors(entrance, session)).toMatchObject({ passkeys: [] });
      expect(await findAccount()).toMatchObject({ two_factor_enabled: 0 });
      expect((await listActivity('staff.second-factor-changed')).at(-1)).toMatchObject({ detail: 'passkey-removed' });
      await remove('kim');
      const left = await entrance.database.kysely.selectFrom('staff_passkeys').select('id').execute();
      expect(left).toEqual([{ id: 'kim' }]);
    });

    it('may lose a passkey beside an app, also with a short password', async () => {
      await addApp();
      await addPasskey('1');
      await setShortPassword();
      const removed = await removePasskey(entrance, session, caller(), { id: '1', password: STAFF_PASSWORD });
      expect(removed).toEqual({ kind: 'done' });
      expect(await findAccount()).toMatchObject({ two_factor_enabled: 1 });
    });

    it('have backup codes, of which the old ones are worth nothing once there are new ones', async () => {
      const { backupCodes } = await addApp();
      const enter = async (code = '') => {
        const begun = { ...caller(), headers: await signInForTest(entrance, ROBIN) };
        return signInWithCode(entrance, begun, { code, isBackupCode: true });
      };
      expect(await enter(backupCodes[0])).toEqual({ kind: 'signed-in' });
      expect(await enter(backupCodes[0])).toEqual({ kind: 'wrong' });
      expect((await listActivity('staff.signed-in')).at(-1)).toMatchObject({ ...byRobin(), detail: 'backup-code' });
      expect((await listActivity('staff.sign-in-refused')).at(-1)).toMatchObject({ detail: 'backup-code' });
      const renewed = await renewBackupCodes(entrance, session, caller(), STAFF_PASSWORD);
      expect((await listActivity('staff.second-factor-changed')).at(-1)).toMatchObject({ detail: 'backup-codes-made' });
      expect(await enter(backupCodes[1])).toEqual({ kind: 'wrong' });
      expect(await enter(renewed.kind === 'made' ? renewed.backupCodes[0] : '')).toEqual({ kind: 'signed-in' });
    });

    it('have no backup codes without an app', async () => {
      expect(await renewBackupCodes(entrance, session, caller(), STAFF_PASSWORD)).toEqual({ kind: 'refused' });
      expect(await listActivity('staff.second-factor-changed')).toEqual([]);
    });

    it('begin with a passkey that has to verify its person, and is refused where the browser’s answer is wrong', async () => {
      const started = await startPasskey(entrance, session, caller(), STAFF_PASSWORD);
      expect(started).toMatchObject({
        kind: 'started',
        options: { authenticatorSelection: { residentKey: 'required', userVerification: 'required' } },
      });
      const answer = { response: { id: 'x', rawId: 'x', type: 'public-key', response: {} }, name: 'Phone' };
      expect(await finishPasskey(entrance, session, caller(), answer)).toEqual({ kind: 'refused' });
      expect(await listSecondFactors(entrance, session)).toMatchObject({ passkeys: [] });
      expect(await findAccount()).toMatchObject({ two_factor_enabled: 0 });
      expect(await listActivity('staff.second-factor-changed')).toEqual([]);
    });
  });
});
