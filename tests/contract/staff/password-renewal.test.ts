import { hashPassword } from 'better-auth/crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import type { StaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { signInWithPassword } from '@/lib/server/staff/entrance/sign-in';
import { addMember, openStaffEntrance, quickHashing, STAFF_PASSWORD, signInForTest } from '../../setup/staff-entrance';
import { makeTestDatabase, type TestDatabase } from '../../setup/test-database';

const ROBIN = 'robin@example.com';

let place: TestDatabase;
let entrance: StaffEntrance;
beforeEach(async () => {
  place = await makeTestDatabase('sqlite');
  entrance = openStaffEntrance(await openDatabase(place.location));
  await addMember(entrance, ROBIN, 'entry');
});
afterEach(async () => {
  await entrance.database.close();
  await place.remove();
});

const findHash = async () =>
  (await entrance.database.kysely.selectFrom('staff_credentials').select('password').executeTakeFirstOrThrow())
    .password ?? '';

async function signIn(password: string, headers = new Headers()) {
  const caller = { headers, address: '192.0.2.1', now: Date.now() };
  return signInWithPassword(entrance, caller, { email: ROBIN, password });
}

it('A password hashed before still opens the console, and the sign-in replaces its hash by one at the cost of today', async () => {
  const earlier = await hashPassword(STAFF_PASSWORD);
  await entrance.database.kysely.updateTable('staff_credentials').set({ password: earlier }).execute();
  expect(await signIn('another long password')).toEqual({ kind: 'wrong' });
  expect(await findHash()).toBe(earlier);
  expect(await signIn(STAFF_PASSWORD)).toEqual({ kind: 'signed-in' });
  const renewed = await findHash();
  expect(quickHashing().isOutdated(renewed)).toBe(false);
  expect(await signIn(STAFF_PASSWORD)).toEqual({ kind: 'signed-in' });
  expect(await findHash()).toBe(renewed);
});

it('While many passwords wait to be hashed, strangers are turned away, and a browser that is known is let in', async () => {
  const browser = await signInForTest(entrance, ROBIN);
  const { password } = await entrance.auth.$context;
  const waiting = Array.from({ length: 60 }, () => password.hash(STAFF_PASSWORD));
  const [stranger, member] = [signIn(STAFF_PASSWORD), signIn(STAFF_PASSWORD, browser)];
  expect(await stranger).toEqual({ kind: 'too-many' });
  expect(await member).toEqual({ kind: 'signed-in' });
  await Promise.all(waiting);
});
