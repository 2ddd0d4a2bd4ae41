import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterCodeDoor, signInDoor } from '@/lib/server/doors/entrance-doors';
import { changeMembersDoor } from '@/lib/server/doors/member-doors';
import { documentImageDoor, openDocumentsDoor } from '@/lib/server/doors/review-doors';
import { ACTIVITY_ACTIONS } from '@/lib/shared/staff/activity';
import words from '@/lib/shared/words/en/activity.json';
import { listDoors } from '../../setup/door-list';
import { callFrom, type DoorSetting, knock, makeForm, makeRequest, openDoorSetting } from './door-setting';

const QUARTER_HOUR_MS = 15 * 60 * 1000;
const ADDRESS = '203.0.113.7';
const DIGEST = /^k1:[0-9a-f]{16}$/;

let setting: DoorSetting;
beforeAll(async () => {
  setting = await openDoorSetting();
});
afterAll(() => setting.close());

const from = (cookie: string, address = ADDRESS, now = Date.now()) =>
  callFrom({ cookie, 'x-forwarded-for': address }, now);

const listEntries = (action: string) =>
  setting.database.kysely.selectFrom('activity').selectAll().where('action', '=', action).orderBy('position').execute();

const invite = makeForm({ change: 'invite', email: 'new@staff.example.com', role: 'entry' });

test('a try without the role for it is recorded once in 15 minutes: who, which door, and a digest of the address', async () => {
  const member = await setting.signIn('reviewer');
  const now = Date.now();
  const tryToInvite = (at: number) => knock(changeMembersDoor, from(member.cookie, ADDRESS, at), {}, invite);
  for (const at of [now, now + 1, now + 2]) expect((await tryToInvite(at)).code).toBe('not-permitted');
  expect(await listEntries('access.role-refused')).toEqual([
    expect.objectContaining({
      ...{ actor_kind: 'staff', actor_id: member.id, subject_id: null, detail: 'change-members', at: now },
      address_digest: expect.stringMatching(DIGEST),
    }),
  ]);
  await setting.database.kysely
    .updateTable('rate_limits')
    .set({ window_started_at: now - QUARTER_HOUR_MS })
    .execute();
  await tryToInvite(now + 3);
  expect(await listEntries('access.role-refused')).toHaveLength(2);
});

test('the digest tells addresses apart, and nothing in the record is an address', async () => {
  const digestOf = async (address: string) => {
    const member = await setting.signIn('entry');
    await knock(changeMembersDoor, from(member.cookie, address), {}, invite);
    return (await listEntries('access.role-refused')).at(-1)?.address_digest;
  };
  const first = await digestOf('203.0.113.8');
  expect(first).toMatch(DIGEST);
  expect(await digestOf('203.0.113.9')).not.toBe(first);
  expect(await digestOf('203.0.113.8')).toBe(first);
  expect(JSON.stringify(await setting.database.kysely.selectFrom('activity').selectAll().execute())).not.toContain(
    '203.0.113',
  );
});

test('asking for the image of a record that was not opened is recorded; ids that are none are not kept', async () => {
  const member = await setting.signIn('reviewer');
  const customerId = '01890a5d-ac96-774b-bcce-b302099a8057';
  const ask = (id: string) =>
    knock(documentImageDoor, from(member.cookie), makeRequest('/'), {
      customerId: id,
      setId: 'current',
      side: 'front',
    });
  expect((await ask(customerId)).answer.status).toBe(404);
  expect(await listEntries('access.record-refused')).toMatchObject([
    { actor_id: member.id, subject_id: customerId, detail: 'document-image' },
  ]);
  const other = await setting.signIn('reviewer');
  await knock(documentImageDoor, from(other.cookie), makeRequest('/'), {
    ...{ customerId: 'Somebody’s name', setId: 'current', side: 'front' },
  });
  expect((await listEntries('access.record-refused')).at(-1)).toMatchObject({ actor_id: other.id, subject_id: null });
});

test('what a member may do leaves no such entry', async () => {
  const member = await setting.signIn('reviewer');
  const place = { customerId: '01890a5d-ac96-774b-bcce-b302099a8057', setId: 'current' };
  await knock(openDocumentsDoor, from(member.cookie), place);
  const refusals = setting.database.kysely.selectFrom('activity').select('id').where('action', 'like', 'access.%');
  expect(await refusals.where('actor_id', '=', member.id).execute()).toEqual([]);
});

test('refused sign-ins tell the digest of the address; those on no account are recorded ten times an address', async () => {
  const { email } = await setting.signIn('entry');
  const signIn = (name: string, address: string) =>
    knock(signInDoor, from('', address), {}, makeForm({ email: name, password: 'not the password' }));
  await signIn(email, '203.0.113.20');
  const [known] = await listEntries('staff.sign-in-refused');
  expect(known).toMatchObject({ subject_id: expect.any(String), address_digest: expect.stringMatching(DIGEST) });
  for (let number = 0; number < 14; number += 1) {
    const { answer } = await signIn(`nobody.${number}@example.com`, '203.0.113.21');
    expect(answer).toMatchObject({ problem: 'wrong' });
  }
  const nameless = (await listEntries('staff.sign-in-refused')).filter(({ subject_id }) => subject_id === null);
  expect(nameless).toHaveLength(10);
  await knock(enterCodeDoor, from('', '203.0.113.22'), {}, makeForm({ code: '123456', kind: 'app' }));
  expect((await listEntries('staff.sign-in-refused')).at(-1)).toMatchObject({ detail: 'code' });
});

test('the console has words for every such entry and every door that asks for a role', async () => {
  const doors = (await listDoors()).filter(({ permission }) => permission !== undefined);
  expect(doors.length).toBeGreaterThan(10);
  expect(doors.map(({ name }) => name).filter((name) => !(name in words.details))).toEqual([]);
  const refusals = ACTIVITY_ACTIONS.filter((action) => action.startsWith('access.'));
  expect(refusals.map((action) => action.slice('access.'.length))).toEqual(Object.keys(words.actions.access));
});
