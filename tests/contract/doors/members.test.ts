import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeMembersDoor } from '@/lib/server/doors/member-doors';
import { callFrom, type DoorSetting, knock, makeForm, openDoorSetting, type SignedIn } from './door-setting';

const CHANGED = { revalidate: '/staff/members' };

let setting: DoorSetting;
let administrator: SignedIn;
beforeAll(async () => {
  setting = await openDoorSetting();
  administrator = await setting.signIn('administrator');
});
afterAll(() => setting.close());

const change = (fields: Record<string, string>) =>
  knock(changeMembersDoor, callFrom({ cookie: administrator.cookie }), {}, makeForm(fields));

const findAccount = (id: string) =>
  setting.database.kysely.selectFrom('staff_accounts').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

const listLinks = (email: string) =>
  setting.database.kysely.selectFrom('staff_links').selectAll().where('email', '=', email).orderBy('id').execute();

describe('an administrator', () => {
  it('invites somebody by a link, with the role that was chosen', async () => {
    const emailAddress = 'kim@staff.example.com';
    const { answer, effects } = await change({ change: 'invite', email: emailAddress, role: 'reviewer' });
    expect(answer).toEqual({
      link: {
        url: expect.stringMatching(/^http:\/\/localhost:3000\/staff\/join\/[\w-]{43}$/),
        emailAddress,
        kind: 'join',
      },
    });
    expect(effects).toEqual(CHANGED);
    expect(await listLinks(emailAddress)).toMatchObject([{ kind: 'join', role: 'reviewer', ended_at: null }]);
  });

  it.each(['', 'owner'])('gives the least role where none is chosen that there is: %o', async (role) => {
    const email = `least.${role.length}@staff.example.com`;
    await change({ change: 'invite', email, role });
    expect(await listLinks(email)).toMatchObject([{ role: 'entry' }]);
  });

  it('withdraws an invitation', async () => {
    const email = 'withdrawn@staff.example.com';
    await change({ change: 'invite', email });
    const { answer, effects } = await change({ change: 'withdraw', email });
    expect(answer).toEqual({ isDone: true });
    expect(effects).toEqual(CHANGED);
    expect((await listLinks(email)).map(({ ended_at }) => ended_at)).toEqual([expect.any(Number)]);
  });

  it('changes a role, disables and enables a member', async () => {
    const { id } = await setting.signIn('entry');
    expect(await change({ change: 'role', id, role: 'reviewer' })).toMatchObject({ answer: { isDone: true } });
    expect(await findAccount(id)).toMatchObject({ role: 'reviewer', disabled_at: null });
    expect(await change({ change: 'disable', id })).toMatchObject({ answer: { isDone: true } });
    expect(await findAccount(id)).toMatchObject({ disabled_at: expect.any(Number) });
    expect(await change({ change: 'enable', id })).toMatchObject({ answer: { isDone: true } });
    expect(await findAccount(id)).toMatchObject({ role: 'reviewer', disabled_at: null });
  });

  it('makes a link by which a member chooses a new password', async () => {
    const { id, email } = await setting.signIn('entry');
    const { answer } = await change({ change: 'reset', id });
    expect(answer).toMatchObject({ link: { url: expect.stringContaining('/staff/join/'), kind: 'reset' } });
    expect((await listLinks(email)).at(-1)).toMatchObject({ kind: 'reset', ended_at: null });
  });

  it('hears why a change was not made', async () => {
    const { id, email } = administrator;
    const problems = [
      [{ change: 'invite', email: 'nobody' }, 'invalid-email'],
      [{ change: 'invite', email }, 'already-member'],
      [{ change: 'reset', id: 'unknown' }, 'unknown-member'],
      [{ change: 'disable', id }, 'last-administrator'],
      [{ change: 'promote', id }, 'invalid-input'],
    ] as const;
    for (const [fields, problem] of problems) expect((await change(fields)).answer).toEqual({ problem });
  });
});

it('tells whoever may not manage staff so', async () => {
  const { cookie } = await setting.signIn('reviewer');
  const form = makeForm({ change: 'invite', email: 'mallory@example.com' });
  expect((await knock(changeMembersDoor, callFrom({ cookie }), {}, form)).answer).toEqual({ problem: 'not-permitted' });
});
