import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import { DEVICE_MAX_SECONDS } from '@/lib/server/staff/entrance/device-cookie';
import type { StaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { signInWithPassword } from '@/lib/server/staff/entrance/sign-in';
import { findSession } from '@/lib/server/staff/entrance/staff-session';
import { addMember, openStaffEntrance, STAFF_PASSWORD, signInForTest } from '../../setup/staff-entrance';
import { makeTestDatabase, type TestDatabase } from '../../setup/test-database';

const ROBIN = 'robin@example.com';
const KIM = 'kim@example.com';
const WRONG_PASSWORD = 'another long password';
const ATTEMPTS_PER_ACCOUNT = 10;
const DEVICE_COOKIE = /^(?:__Host-)?portal-staff\.device-/;

let place: TestDatabase;
let entrance: StaffEntrance;
let addressCount = 0;
beforeEach(async () => {
  place = await makeTestDatabase('sqlite');
  entrance = openStaffEntrance(await openDatabase(place.location));
  await addMember(entrance, ROBIN, 'entry');
});
afterEach(async () => {
  await entrance.database.close();
  await place.remove();
});

/** Each from an address of its own, as strangers do it. */
function signIn(email: string, password: string, headers = new Headers(), now = Date.now()) {
  addressCount += 1;
  const address = `198.51.${addressCount >> 8}.${addressCount & 255}`;
  return signInWithPassword(entrance, { headers, address, now }, { email, password });
}

const only = (headers: Headers, pattern: RegExp) => {
  const pairs = (headers.get('cookie') ?? '').split('; ').filter((pair) => pattern.test(pair));
  expect(pairs).toHaveLength(1);
  return new Headers({ cookie: pairs.join('; ') });
};

const listSetCookies = async (at: StaffEntrance, email: string) => {
  const body = { email, password: STAFF_PASSWORD };
  const { headers } = await at.auth.api.signInEmail({ headers: new Headers(), body, returnHeaders: true });
  return headers.getSetCookie();
};

async function tryAsStrangers(email: string) {
  for (let attempt = 0; attempt < ATTEMPTS_PER_ACCOUNT; attempt += 1) await signIn(email, WRONG_PASSWORD);
  expect(await signIn(email, STAFF_PASSWORD)).toEqual({ kind: 'too-many' });
}

describe('a browser that a member signed in from', () => {
  it('lets them in while strangers try the account too often, whatever case the address is typed in', async () => {
    const browser = only(await signInForTest(entrance, ROBIN), DEVICE_COOKIE);
    await tryAsStrangers(ROBIN);
    expect(await signIn(ROBIN.toUpperCase(), STAFF_PASSWORD, browser)).toEqual({ kind: 'signed-in' });
  });

  it('has only ten attempts of its own', async () => {
    const browser = only(await signInForTest(entrance, ROBIN), DEVICE_COOKIE);
    for (let attempt = 0; attempt < ATTEMPTS_PER_ACCOUNT; attempt += 1) {
      expect(await signIn(ROBIN, WRONG_PASSWORD, browser)).toEqual({ kind: 'wrong' });
    }
    expect(await signIn(ROBIN, STAFF_PASSWORD, browser)).toEqual({ kind: 'too-many' });
    expect(await signIn(ROBIN, STAFF_PASSWORD)).toEqual({ kind: 'signed-in' });
  });

  it('is known for that account only, for half a year, and by no cookie that was changed', async () => {
    await addMember(entrance, KIM, 'entry');
    const browser = only(await signInForTest(entrance, ROBIN), DEVICE_COOKIE);
    const kims = only(await signInForTest(entrance, KIM), DEVICE_COOKIE);
    await tryAsStrangers(ROBIN);
    const now = Date.now();
    const [name = '', value = ''] = (browser.get('cookie') ?? '').split('=');
    const [nonce = '', madeAt = '', mac = ''] = value.split('.');
    const kimsValue = kims.get('cookie')?.split('=')[1];
    const others = [
      kimsValue,
      `${'A'.repeat(22)}.${madeAt}.${mac}`,
      `${nonce}.${Number(madeAt) + 1}.${mac}`,
      `${nonce}.${madeAt}.${'A'.repeat(43)}`,
      '',
      'x'.repeat(5_000),
    ];
    for (const other of others) {
      const headers = new Headers({ cookie: `${name}=${other}` });
      expect(await signIn(ROBIN, STAFF_PASSWORD, headers, now)).toEqual({ kind: 'too-many' });
    }
    await entrance.database.kysely
      .updateTable('rate_limits')
      .set({ window_started_at: now + DEVICE_MAX_SECONDS * 1000 })
      .execute();
    const [before, after] = [-60_000, 60_000].map((ms) => now + DEVICE_MAX_SECONDS * 1000 + ms);
    expect(await signIn(ROBIN, STAFF_PASSWORD, browser, before)).toEqual({ kind: 'signed-in' });
    expect(await signIn(ROBIN, STAFF_PASSWORD, browser, after)).toEqual({ kind: 'too-many' });
  });

  it('keeps no name and no address in its cookie, which opens nothing and no script can read', async () => {
    const lines = (await listSetCookies(entrance, ROBIN)).filter((line) => DEVICE_COOKIE.test(line));
    expect(lines).toEqual([expect.stringMatching(/; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Strict$/)]);
    expect(lines.join()).not.toMatch(/robin|example/i);
    const browser = only(await signInForTest(entrance, ROBIN), DEVICE_COOKIE);
    expect(await findSession(entrance, browser, Date.now())).toBeUndefined();
  });

  it('is not known after the password alone where a second factor is set up', async () => {
    await entrance.database.kysely.updateTable('staff_accounts').set({ two_factor_enabled: 1 }).execute();
    const lines = await listSetCookies(entrance, ROBIN);
    expect(lines.some((line) => line.startsWith('portal-staff.two_factor='))).toBe(true);
    expect(lines.filter((line) => DEVICE_COOKIE.test(line))).toEqual([]);
  });
});

describe('every cookie of the entrance', () => {
  it('can only be set by this host and sent over HTTPS, where the portal has an https address', async () => {
    const secure = openStaffEntrance(entrance.database, { portalUrl: 'https://id.example.com' });
    const lines = await listSetCookies(secure, ROBIN);
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).toMatch(/^__Host-portal-staff\.(session_token|device-[\w-]{16})=/);
      expect(line).toMatch(/; Path=\/;/);
      expect(line).toMatch(/; Secure(;|$)/);
      expect(line).not.toMatch(/Domain/i);
    }
    const cookie = lines.map((line) => line.split(';')[0]).join('; ');
    expect(await findSession(secure, new Headers({ cookie }), Date.now())).toBeDefined();
  });

  it('works without TLS where it has none', async () => {
    const lines = await listSetCookies(entrance, ROBIN);
    expect(lines.join()).not.toMatch(/Secure|__Host-/);
  });
});

describe('signing in again', () => {
  const isOpen = async (headers: Headers) => (await findSession(entrance, headers, Date.now())) !== undefined;

  it('ends the session that this browser had, and no other', async () => {
    const [here, elsewhere] = [await signInForTest(entrance, ROBIN), await signInForTest(entrance, ROBIN)];
    expect(await signIn(ROBIN, WRONG_PASSWORD, here)).toEqual({ kind: 'wrong' });
    expect(await isOpen(here)).toBe(true);
    expect(await signIn(ROBIN, STAFF_PASSWORD, here)).toEqual({ kind: 'signed-in' });
    expect([await isOpen(here), await isOpen(elsewhere)]).toEqual([false, true]);
  });

  it('ends it also where it is a session of somebody else, or a second factor is still to come', async () => {
    await addMember(entrance, KIM, 'entry');
    const here = await signInForTest(entrance, KIM);
    await entrance.database.kysely
      .updateTable('staff_accounts')
      .set({ two_factor_enabled: 1 })
      .where('email', '=', ROBIN)
      .execute();
    expect(await signIn(ROBIN, STAFF_PASSWORD, here)).toEqual({ kind: 'second-factor' });
    expect(await isOpen(here)).toBe(false);
  });
});
