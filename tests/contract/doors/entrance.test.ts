import { TOTP, URI } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changeAuthenticatorDoor } from '@/lib/server/doors/authenticator-door';
import {
  endIdleSessionDoor,
  enterCodeDoor,
  finishPasskeyDoor,
  signInDoor,
  signInElsewhereDoor,
  signOutDoor,
  singleSignOnCallbackDoor,
  startPasskeyDoor,
} from '@/lib/server/doors/entrance-doors';
import { STAFF_PASSWORD, signInForTest } from '../../setup/staff-entrance';
import { callFrom, type DoorSetting, knock, makeForm, makeRequest, openDoorSetting } from './door-setting';

const FOREIGN = { origin: 'https://other.example.com' };

let setting: DoorSetting;
beforeAll(async () => {
  setting = await openDoorSetting();
});
afterAll(() => setting.close());
beforeEach(() => setting.database.kysely.deleteFrom('rate_limits').execute());

const signIn = (email: string, password = STAFF_PASSWORD, call = callFrom()) =>
  knock(signInDoor, call, {}, makeForm({ email, password }));

/** As if somebody had tried many times. */
const useUp = () => setting.database.kysely.updateTable('rate_limits').set({ used: 1_000 }).execute();

/** A member with an authenticator app, and its backup codes. */
async function addMemberWithApp() {
  const { email, cookie } = await setting.signIn('entry');
  const change = (fields: Record<string, string>, shown = {}) =>
    knock(changeAuthenticatorDoor, callFrom({ cookie }), shown, makeForm(fields));
  const { answer } = await change({ step: 'start', password: STAFF_PASSWORD });
  const app = URI.parse(answer.address ?? '');
  if (!(app instanceof TOTP)) throw new Error('That is no authenticator app.');
  await change({ step: 'confirm', code: app.generate() }, answer);
  /** With the cookie set by entering the right password. */
  const enter = async (fields: Record<string, string>) =>
    knock(
      enterCodeDoor,
      callFrom({ cookie: (await signInForTest(setting.entrance, email)).get('cookie') }),
      {},
      makeForm(fields),
    );
  return { email, app, backupCodes: answer.backupCodes ?? [], enter };
}

describe('the sign-in', () => {
  it('leads whoever gives the right password into the console', async () => {
    const { email } = await setting.signIn('entry');
    const { answer, effects } = await signIn(email);
    expect(answer).toEqual({ email });
    expect(effects).toEqual({ goTo: '/staff' });
  });

  it('leads on to the page of the console that was asked for, by way of the second step, and to no other place', async () => {
    const asked = '/staff/customers/some-id?after=x';
    const { email, app, enter } = await addMemberWithApp();
    const plain = await setting.signIn('entry');
    const signInTo = (account: string, to: string) =>
      knock(signInDoor, callFrom(), {}, makeForm({ email: account, password: STAFF_PASSWORD, to }));
    expect((await signInTo(plain.email, asked)).effects).toEqual({ goTo: asked });
    const kept = '/staff/sign-in/code?to=%2Fstaff%2Fcustomers%2Fsome-id%3Fafter%3Dx';
    expect((await signInTo(email, asked)).effects).toEqual({ goTo: kept });
    expect((await enter({ code: app.generate(), kind: 'app', to: asked })).effects).toEqual({ goTo: asked });
    for (const elsewhere of ['https://other.example.com/staff/customers', '//other.example.com', '/staff/join/x']) {
      expect((await signInTo(plain.email, elsewhere)).effects, elsewhere).toEqual({ goTo: '/staff' });
      expect((await signInTo(email, elsewhere)).effects, elsewhere).toEqual({ goTo: '/staff/sign-in/code' });
    }
  });

  it('keeps the address that was typed, and leads nowhere, when the password is wrong', async () => {
    const { email } = await setting.signIn('entry');
    const { answer, effects } = await signIn(email, 'another long password');
    expect(answer).toEqual({ email, problem: 'wrong' });
    expect(effects).toEqual({});
  });

  it('says so when an account was tried too often, or no page of ours asks, and keeps the address', async () => {
    const { email } = await setting.signIn('entry');
    await signIn(email, 'another long password');
    await useUp();
    expect(await signIn(email)).toMatchObject({ answer: { email, problem: 'tooMany' }, effects: {} });
    expect((await signIn(email, STAFF_PASSWORD, callFrom(FOREIGN))).answer).toEqual({ email, problem: 'crossSite' });
    expect((await knock(signInDoor, callFrom(), {})).answer).toEqual({ email: '', problem: 'crossSite' });
  });

  it('asks for the code of an authenticator app, and leads into the console with it', async () => {
    const { email, app, enter } = await addMemberWithApp();
    expect((await signIn(email)).effects).toEqual({ goTo: '/staff/sign-in/code' });
    const wrong = await enter({ code: app.generate({ timestamp: 0 }), kind: 'app' });
    expect(wrong).toMatchObject({ answer: { email: '', problem: 'wrongCode' }, effects: {} });
    expect(await enter({ code: app.generate(), kind: 'app' })).toMatchObject({
      answer: { email: '' },
      effects: { goTo: '/staff' },
    });
  });

  it('takes a backup code where one is announced, and only there', async () => {
    const { app, backupCodes, enter } = await addMemberWithApp();
    const [code = ''] = backupCodes;
    expect((await enter({ code, kind: 'app' })).answer).toEqual({ email: '', problem: 'wrongCode' });
    expect((await enter({ code: app.generate(), kind: 'backup' })).answer).toEqual({ email: '', problem: 'wrongCode' });
    expect((await enter({ code, kind: 'backup' })).effects).toEqual({ goTo: '/staff' });
  });

  it('asks a passkey a question, and says so when the answer is none', async () => {
    const { answer } = await knock(startPasskeyDoor, callFrom());
    expect(answer).toMatchObject({
      options: { challenge: expect.stringMatching(/\S{20}/), userVerification: 'required' },
    });
    const response = { id: 'x', rawId: 'x', type: 'public-key', response: {} };
    expect(await knock(finishPasskeyDoor, callFrom(), response)).toMatchObject({
      answer: { email: '', problem: 'wrongPasskey' },
      effects: {},
    });
    for (const none of [null, 'text', undefined]) {
      expect((await knock(finishPasskeyDoor, callFrom(), none)).answer).toEqual({ email: '', problem: 'crossSite' });
    }
  });

  it('says so to an address that tried too often, by any way in', async () => {
    const call = callFrom();
    await knock(startPasskeyDoor, call);
    await useUp();
    const tooMany = { email: '', problem: 'tooMany' };
    expect((await knock(startPasskeyDoor, call)).answer).toEqual(tooMany);
    expect((await knock(finishPasskeyDoor, call, {})).answer).toEqual(tooMany);
    expect((await knock(enterCodeDoor, call, {}, makeForm({ code: '000000' }))).answer).toEqual(tooMany);
    const callback = makeRequest('/api/auth/callback/oidc?code=x&state=y');
    const { answer } = await knock(singleSignOnCallbackDoor, call, callback, {});
    expect(answer.headers.get('location')).toBe('/staff/sign-in?problem=tooMany');
  });

  it('leads back where there is no single sign-on, or no page of ours asks for it', async () => {
    const goTo = '/staff/sign-in?problem=singleSignOn';
    expect((await knock(signInElsewhereDoor, callFrom(), makeForm({}))).effects).toEqual({ goTo });
    expect((await knock(signInElsewhereDoor, callFrom(FOREIGN), makeForm({}))).effects).toEqual({ goTo });
  });
});

describe('the end of a session', () => {
  const countSessions = async (staffId: string) =>
    (await setting.database.kysely.selectFrom('staff_sessions').select('id').where('staff_id', '=', staffId).execute())
      .length;

  it('comes on the server when somebody signs out, and leads to the sign-in', async () => {
    const { id, cookie } = await setting.signIn('entry');
    const goTo = '/staff/sign-in?ended=signed-out';
    expect((await knock(signOutDoor, callFrom({ ...FOREIGN, cookie }))).effects).toEqual({ goTo });
    expect(await countSessions(id)).toBe(1);
    expect((await knock(signOutDoor, callFrom({ cookie }))).effects).toEqual({ goTo });
    expect(await countSessions(id)).toBe(0);
  });

  const IDLE_MS = 15 * 60 * 1000;
  const setLastActive = (staffId: string, at: number) =>
    setting.database.kysely
      .updateTable('staff_sessions')
      .set({ last_active_at: at })
      .where('staff_id', '=', staffId)
      .execute();

  it('comes for whoever has gone, once a page of ours says so', async () => {
    const { id, cookie } = await setting.signIn('entry');
    const now = Date.now();
    await setLastActive(id, now - IDLE_MS + 1_000);
    await knock(endIdleSessionDoor, callFrom({ ...FOREIGN, cookie }, now));
    expect(await countSessions(id)).toBe(1);
    expect((await knock(endIdleSessionDoor, callFrom({ cookie }, now))).answer).toBe(0);
    expect(await countSessions(id)).toBe(0);
    expect((await knock(endIdleSessionDoor, callFrom({ cookie }, now))).answer).toBe(0);
  });

  it('does not come for whoever is active in another tab, however long this one was left alone', async () => {
    const { id, cookie } = await setting.signIn('entry');
    const now = Date.now();
    await setLastActive(id, now - 10_000);
    expect((await knock(endIdleSessionDoor, callFrom({ cookie }, now))).answer).toBe(890);
    expect((await knock(endIdleSessionDoor, callFrom({ cookie }, now + 60_000))).answer).toBe(830);
    expect(await countSessions(id)).toBe(1);
  });
});
