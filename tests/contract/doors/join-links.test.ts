import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInDoor } from '@/lib/server/doors/entrance-doors';
import { joinByLinkDoor, openStaffLinkDoor } from '@/lib/server/doors/join-doors';
import { inviteMember, withdrawInvitation } from '@/lib/server/staff/accounts/members';
import { STAFF_PASSWORD } from '../../setup/staff-entrance';
import { UNKNOWN_SECRET } from './door-cases';
import { callFrom, type DoorSetting, knock, makeForm, openDoorSetting } from './door-setting';

const DAY_MS = 24 * 60 * 60 * 1000;

let setting: DoorSetting;
let count = 0;
beforeAll(async () => {
  setting = await openDoorSetting();
});
afterAll(() => setting.close());

async function invite() {
  count += 1;
  const email = `kim.${count}@staff.example.com`;
  const invited = await inviteMember(setting.database, 'operator', { email, role: 'entry' }, Date.now());
  return { email, token: invited.kind === 'linked' ? (invited.path.split('/').at(-1) ?? '') : '' };
}

const makeJoining = (name = 'Kim Example', email = '') => makeForm({ name, email, password: STAFF_PASSWORD });

const join = (token: unknown, now?: number, form = makeJoining()) =>
  knock(joinByLinkDoor, callFrom({}, now), token, {}, form);

const findAccount = (email: string) =>
  setting.database.kysely.selectFrom('staff_accounts').selectAll().where('email', '=', email).executeTakeFirst();

describe('a link for staff', () => {
  it('makes one account, of the invited address and role, and leads into the console', async () => {
    const { email, token } = await invite();
    const { answer, effects } = await join(token, undefined, makeJoining('Kim', 'mallory@example.com'));
    expect(answer).toMatchObject({ fields: {} });
    expect(effects.goTo).toBe('/staff');
    expect(await findAccount(email)).toMatchObject({ role: 'entry', name: 'Kim' });
    expect(await findAccount('mallory@example.com')).toBeUndefined();
    const before = await setting.countRows(['rate_limits']);
    expect((await join(token)).effects.goTo).toBe(`/staff/join/${token}`);
    expect(await setting.countRows(['rate_limits'])).toEqual(before);
    expect((await knock(openStaffLinkDoor, callFrom(), token)).code).toBe('link-ended');
  });

  it.each(['expired', 'withdrawn', 'unknown'])('makes no account once it is %s', async (how) => {
    const { email, token } = await invite();
    if (how === 'withdrawn') await withdrawInvitation(setting.database, 'operator', email, Date.now());
    const now = how === 'expired' ? Date.now() + 8 * DAY_MS : Date.now();
    const shown = how === 'unknown' ? UNKNOWN_SECRET : token;
    const { answer, effects } = await join(shown, now);
    expect(answer).toEqual({ name: 'Kim Example', email: '', fields: {} });
    expect(effects.goTo).toBe(`/staff/join/${shown}`);
    expect((await knock(openStaffLinkDoor, callFrom({}, now), shown)).code).toBe('link-ended');
    expect(await findAccount(email)).toBeUndefined();
  });

  it('says nothing more to an address that tried too often', async () => {
    const { email, token } = await invite();
    const call = callFrom();
    expect((await knock(openStaffLinkDoor, call, token)).answer).toMatchObject({ kind: 'opened', link: { email } });
    await setting.database.kysely.updateTable('rate_limits').set({ used: 60 }).execute();
    expect((await knock(openStaffLinkDoor, call, token)).code).toBe('link-ended');
    expect((await knock(openStaffLinkDoor, callFrom(), token)).code).toBeUndefined();
  });

  it('says what has to be filled in otherwise, and makes no account', async () => {
    const { email, token } = await invite();
    const { answer, effects } = await join(token, undefined, makeForm({ name: '', email: '', password: 'short' }));
    expect(answer).toEqual({ name: '', email: '', fields: { name: 'required', password: 'tooShort' } });
    expect(effects).toEqual({});
    expect(await findAccount(email)).toBeUndefined();
  });

  it('leads to the sign-in where the account was tried too often, and says so where the address was', async () => {
    const { email, token } = await invite();
    const call = callFrom();
    const setUsed = (used: number, name: string) =>
      setting.database.kysely.updateTable('rate_limits').set({ used }).where('bucket', 'like', `${name}:%`).execute();
    await knock(signInDoor, call, {}, makeForm({ email, password: 'a wrong one of enough length' }));
    await setUsed(60, 'staff-address');
    const { answer } = await knock(joinByLinkDoor, call, token, {}, makeJoining('Kim', 'kim@example.com'));
    expect(answer).toEqual({ name: 'Kim', email: 'kim@example.com', fields: {}, problem: 'tooMany' });
    await setUsed(0, 'staff-address');
    await setUsed(10, 'staff-account');
    expect((await join(token)).effects).toEqual({ goTo: '/staff/sign-in' });
    expect(await findAccount(email)).toBeDefined();
  });

  it('keeps the name and the address that were typed, and no password, when it is refused', async () => {
    const { token } = await invite();
    const call = callFrom({ origin: 'https://other.example.com' });
    const { answer } = await knock(joinByLinkDoor, call, token, {}, makeJoining('Kim', 'kim@example.com'));
    expect(answer).toEqual({ name: 'Kim', email: 'kim@example.com', fields: {}, problem: 'crossSite' });
    const malformed = await knock(joinByLinkDoor, callFrom(), token);
    expect(malformed.answer).toEqual({ name: '', email: '', fields: {}, problem: 'crossSite' });
  });
});
