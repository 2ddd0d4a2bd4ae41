import { TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeAuthenticatorDoor } from '@/lib/server/doors/authenticator-door';
import {
  changePasswordDoor,
  endOwnSessionDoor,
  finishAddingPasskeyDoor,
  removeOwnPasskeyDoor,
  startAddingPasskeyDoor,
  staySignedInDoor,
} from '@/lib/server/doors/own-account-doors';
import { STAFF_PASSWORD, signInForTest } from '../../setup/staff-entrance';
import { toCookie } from '../../setup/to-cookie';
import { callFrom, type DoorSetting, knock, makeForm, openDoorSetting, type SignedIn } from './door-setting';

const WRONG_PASSWORD = 'another long password';
const CHANGED = { revalidate: '/staff/account' };

let setting: DoorSetting;
let member: SignedIn;
beforeAll(async () => {
  setting = await openDoorSetting();
});
beforeEach(async () => {
  await setting.database.kysely.deleteFrom('rate_limits').execute();
  member = await setting.signIn('entry');
});
afterAll(() => setting.close());

const call = () => callFrom({ cookie: member.cookie });

describe('one’s own password', () => {
  const change = (current: string, chosen: string) =>
    knock(changePasswordDoor, call(), {}, makeForm({ current, chosen }));

  it('is changed by whoever knows it', async () => {
    expect(await change(STAFF_PASSWORD, 'a wholly different phrase')).toMatchObject({
      answer: { isDone: true },
      effects: CHANGED,
    });
    await expect(signInForTest(setting.entrance, member.email)).rejects.toThrow();
  });

  it('stays where the old one is wrong, or the new one too short', async () => {
    const wrong = await change(WRONG_PASSWORD, 'a wholly different phrase');
    expect(wrong).toMatchObject({ answer: { problem: 'wrong-password' }, effects: {} });
    const short = await change(STAFF_PASSWORD, 'short');
    expect(short).toMatchObject({ answer: { chosen: 'tooShort' }, effects: {} });
    expect([wrong.effects, short.effects]).toEqual([{}, {}]);
    expect(await signInForTest(setting.entrance, member.email)).toBeDefined();
  });
});

describe('the idle clock of a session', () => {
  let toldAt = 0;
  beforeEach(() => {
    toldAt = Date.now() + 60_000;
  });
  const tell = (idleSeconds: unknown, now: number) =>
    knock(staySignedInDoor, callFrom({ cookie: member.cookie }, now), idleSeconds);

  it('is set by the tab that was used last; a tab that asks without being used does not set it', async () => {
    expect((await tell(5, toldAt)).answer).toBe(895);
    expect((await tell(800, toldAt)).answer).toBe(895);
    expect((await tell(800, toldAt + 100_000)).answer).toBe(795);
    expect((await tell(30, toldAt + 100_000)).answer).toBe(870);
    expect((await tell(900, toldAt + 100_500)).answer).toBe(870);
  });

  it('is at zero once the session is over, and says nothing where a call is not one of ours', async () => {
    await tell(0, toldAt);
    for (const idleSeconds of [-1, 901, Number.NaN, '5']) {
      expect((await tell(idleSeconds, toldAt)).answer, String(idleSeconds)).toBeUndefined();
    }
    expect((await tell(0, toldAt + 15 * 60_000 + 1)).answer).toBe(0);
    expect((await tell(0, toldAt)).answer).toBe(0);
  });
});

describe('an authenticator app', () => {
  const change = (fields: Record<string, string>, shown: unknown = {}, cookie = member.cookie) =>
    knock(changeAuthenticatorDoor, callFrom({ cookie }), shown, makeForm(fields));

  const start = async () => {
    const { answer } = await change({ step: 'start', password: STAFF_PASSWORD });
    const app = URI.parse(answer.address ?? '');
    if (!(app instanceof TOTP)) throw new Error('That is no authenticator app.');
    return { shown: answer, app };
  };

  /** Adds one and signs in with it, which ends the earlier session. */
  async function addApp(): Promise<string> {
    const { shown, app } = await start();
    await change({ step: 'confirm', code: app.generate() }, shown);
    const headers = await signInForTest(setting.entrance, member.email);
    const body = { code: app.generate() };
    const entered = await setting.entrance.auth.api.verifyTOTP({ headers, body, returnHeaders: true });
    return toCookie(entered.headers);
  }

  it('is added by its first code, with the backup codes still shown', async () => {
    const { shown, app } = await start();
    expect(shown).toEqual({ address: expect.stringMatching(/^otpauth:/), backupCodes: expect.any(Array) });
    const wrong = await change({ step: 'confirm', code: app.generate({ timestamp: 0 }) }, shown);
    expect(wrong.answer).toEqual({ ...shown, problem: 'wrong-code' });
    expect(wrong.effects).toEqual({});
    const added = await change({ step: 'confirm', code: app.generate() }, shown);
    expect(added.answer).toEqual({ backupCodes: shown.backupCodes, event: 'added' });
    expect(added.effects).toEqual(CHANGED);
  });

  it('is added just so where a browser sends nothing back of what was shown', async () => {
    const { app } = await start();
    expect((await change({ step: 'confirm', code: app.generate() }, 'nothing')).answer).toEqual({
      backupCodes: [],
      event: 'added',
    });
  });

  it('is changed by nobody who has a session alone', async () => {
    for (const step of ['start', 'renew', 'remove']) {
      const { answer, effects } = await change({ step, password: WRONG_PASSWORD });
      expect(answer, step).toEqual({ problem: 'wrong-password' });
      expect(effects, step).toEqual({});
    }
  });

  it('gives new backup codes, and none where there is no app', async () => {
    const renew = { step: 'renew', password: STAFF_PASSWORD };
    expect((await change(renew)).answer).toEqual({ problem: 'refused' });
    const { answer } = await change(renew, {}, await addApp());
    expect(Object.keys(answer)).toEqual(['backupCodes']);
    expect(answer.backupCodes?.length).toBeGreaterThan(5);
  });

  it('is removed, unless the password is too short to stand alone', async () => {
    const cookie = await addApp();
    const remove = () => change({ step: 'remove', password: STAFF_PASSWORD }, {}, cookie);
    await setting.setAccount(member.id, { has_short_password: 1 });
    expect(await remove()).toMatchObject({ answer: { problem: 'needed' }, effects: {} });
    await setting.setAccount(member.id, { has_short_password: 0 });
    const removed = await remove();
    expect(removed.answer).toEqual({ event: 'removed' });
    expect(removed.effects).toEqual(CHANGED);
    expect(await signInForTest(setting.entrance, member.email)).toBeDefined();
  });

  it('keeps showing what was shown when a step is refused', async () => {
    const shown = { address: 'otpauth://totp/x', backupCodes: ['one'] };
    const refused = await change({ step: 'none' }, shown);
    expect(refused.answer).toEqual({ ...shown, problem: 'invalid-input' });
    const foreign = callFrom({ cookie: member.cookie, origin: 'https://other.example.com' });
    const form = makeForm({ step: 'start', password: STAFF_PASSWORD });
    expect((await knock(changeAuthenticatorDoor, foreign, shown, form)).answer).toEqual({
      ...shown,
      problem: 'cross-site',
    });
    expect((await knock(changeAuthenticatorDoor, call(), shown)).answer).toEqual({ problem: 'invalid-input' });
  });
});

describe('a passkey', () => {
  it('is asked for by whoever knows the password', async () => {
    expect((await knock(startAddingPasskeyDoor, call(), WRONG_PASSWORD)).answer).toEqual({ problem: 'wrong-password' });
    const { answer } = await knock(startAddingPasskeyDoor, call(), STAFF_PASSWORD);
    expect(answer).toMatchObject({ options: { challenge: expect.any(String), user: { name: member.email } } });
  });

  it('is not added by an answer that is none', async () => {
    const { answer, effects } = await knock(finishAddingPasskeyDoor, call(), { id: 'x' }, 'My phone');
    expect(answer).toEqual({ problem: 'refused' });
    expect(effects).toEqual(CHANGED);
  });

  it('is removed by whoever knows the password, and somebody else’s by nobody', async () => {
    const other = await setting.signIn('entry');
    const { kysely } = setting.database;
    const keys = [member, other].map(({ id }) => ({ id: `key-of-${id}`, staff_id: id }));
    for (const key of keys) {
      const made = {
        ...key,
        public_key: 'x',
        credential_id: key.id,
        counter: 0,
        device_type: 'singleDevice',
        backed_up: 0,
      };
      await kysely.insertInto('staff_passkeys').values(made).execute();
    }
    const listIds = async () => (await kysely.selectFrom('staff_passkeys').select('id').execute()).map(({ id }) => id);
    for (const { id } of keys) {
      expect((await knock(removeOwnPasskeyDoor, call(), id, WRONG_PASSWORD)).answer).toEqual({
        problem: 'wrong-password',
      });
    }
    expect(await listIds()).toHaveLength(2);
    for (const { id } of keys) {
      const { answer, effects } = await knock(removeOwnPasskeyDoor, call(), id, STAFF_PASSWORD);
      expect(answer).toEqual({});
      expect(effects).toEqual(CHANGED);
    }
    expect(await listIds()).toEqual([`key-of-${other.id}`]);
  });
});

describe('a session', () => {
  const listSessions = (staffId: string) =>
    setting.database.kysely.selectFrom('staff_sessions').select('id').where('staff_id', '=', staffId).execute();

  it('is ended by whoever it belongs to, and by nobody else', async () => {
    await signInForTest(setting.entrance, member.email);
    const other = await setting.signIn('administrator');
    const [mine, theirs] = [await listSessions(member.id), await listSessions(other.id)];
    expect(mine).toHaveLength(2);
    for (const { id: session } of [mine[1], theirs[0]].filter((row) => row !== undefined)) {
      expect((await knock(endOwnSessionDoor, call(), makeForm({ session }))).effects).toEqual(CHANGED);
    }
    expect(await listSessions(member.id)).toEqual([mine[0]]);
    expect(await listSessions(other.id)).toEqual(theirs);
  });

  it('is kept awake while it is good, and is said to be over once it is not', async () => {
    expect((await knock(staySignedInDoor, call(), 0)).answer).toBeGreaterThan(890);
    expect((await knock(staySignedInDoor, callFrom(), 0)).answer).toBe(0);
  });
});

it('says to a page whose session is over that nobody is signed in', async () => {
  const signedOut = { problem: 'signed-out' };
  const form = makeForm({ current: STAFF_PASSWORD, chosen: STAFF_PASSWORD, step: 'start' });
  expect((await knock(changePasswordDoor, callFrom(), {}, form)).answer).toEqual(signedOut);
  expect((await knock(changeAuthenticatorDoor, callFrom(), {}, form)).answer).toEqual(signedOut);
  expect((await knock(startAddingPasskeyDoor, callFrom(), STAFF_PASSWORD)).answer).toEqual(signedOut);
  expect((await knock(finishAddingPasskeyDoor, callFrom(), {}, 'My phone')).answer).toEqual(signedOut);
  expect((await knock(removeOwnPasskeyDoor, callFrom(), 'x', STAFF_PASSWORD)).answer).toEqual(signedOut);
});
