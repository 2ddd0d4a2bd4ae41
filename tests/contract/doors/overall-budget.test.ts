import { afterAll, beforeAll, expect, test } from 'vitest';
import { submitAsApplicantDoor } from '@/lib/server/doors/applicant-doors';
import { makeHandoffDoor } from '@/lib/server/doors/handoff-form-doors';
import { submitByInvitationDoor } from '@/lib/server/doors/invited-doors';
import { sendCodeDoor, tryCodeDoor } from '@/lib/server/doors/mailbox-doors';
import { sendParcelPieceDoor } from '@/lib/server/doors/parcel-doors';
import { mayTryToEnter } from '@/lib/server/staff/entrance/entrance-limits';
import { makeMailboxForm, makePiece } from './door-cases';
import { callFrom, type DoorSetting, knock, makeRequest, openDoorSetting } from './door-setting';

const MORE_THAN_ANY_BUDGET = 100_000;

let setting: DoorSetting;
beforeAll(async () => {
  setting = await openDoorSetting();
});
afterAll(() => setting.close());

/** As if a great many addresses had each done what the first one does here once. */
async function useUp(once: () => Promise<unknown>): Promise<void> {
  await once();
  await setting.database.kysely.updateTable('rate_limits').set({ used: MORE_THAN_ANY_BUDGET }).execute();
}

/** Each call comes from its own address, each in its own network. */
const callFromAfar = (address: string) => callFrom({ 'x-forwarded-for': address });

const makeHandoffFrom = (address: string) =>
  knock(makeHandoffDoor, callFromAfar(address), makeRequest('/api/handoffs', { method: 'POST', body: '{}' }), {});

test('strangers with very many addresses end submissions for a while, but not those of the invited', async () => {
  await useUp(() => knock(submitAsApplicantDoor, callFromAfar('192.0.2.1'), {}));
  expect((await knock(submitAsApplicantDoor, callFromAfar('203.0.113.1'), {})).code).toBe('too-many');
  expect((await knock(submitByInvitationDoor, callFromAfar('203.0.113.1'), 'none', {})).code).toBe('link-ended');
});

test('and handoffs likewise', async () => {
  await useUp(() => makeHandoffFrom('192.0.2.1'));
  expect((await makeHandoffFrom('203.0.113.1')).answer.status).toBe(429);
});

test('and photos that go ahead, which then go with the submission', async () => {
  const sendFrom = (address: string) => knock(sendParcelPieceDoor, callFromAfar(address), makePiece());
  await useUp(() => sendFrom('192.0.2.1'));
  await setting.database.kysely.deleteFrom('rate_limits').where('bucket', 'like', 'parcel-piece:%').execute();
  expect((await sendFrom('203.0.113.1')).answer).toEqual({ ok: false, problem: 'too-many' });
});

test('and codes for mailboxes, but not the trying of those that were sent', async () => {
  const form = makeMailboxForm('applicant@example.com');
  await useUp(() => knock(sendCodeDoor, callFromAfar('192.0.2.1'), form));
  expect((await knock(sendCodeDoor, callFromAfar('203.0.113.1'), form)).code).toBe('too-many');
  await useUp(() => knock(tryCodeDoor, callFromAfar('192.0.2.1'), form, '000000'));
  expect((await knock(tryCodeDoor, callFromAfar('203.0.113.1'), form, '000000')).code).not.toBe('too-many');
});

test('but they shut no member out of the staff console', async () => {
  const tryFrom = (address: string) => mayTryToEnter(setting.database, { address, now: Date.now() });
  await useUp(() => tryFrom('192.0.2.1'));
  expect(await tryFrom('192.0.2.1')).toBe(false);
  expect(await tryFrom('203.0.113.1')).toBe(true);
});
