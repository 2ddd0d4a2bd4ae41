import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffPermission, StaffRole } from '@/lib/shared/staff/staff';
import { captureOutput } from '../../setup/captured-output';
import { listDoors } from '../../setup/door-list';
import { FOREIGN_HEADERS } from '../../setup/replay';
import { DOOR_CASES, type DoorCase } from './door-cases';
import {
  callFrom,
  type DoorSetting,
  knock,
  makeForm,
  openDoorSetting,
  PORTAL_URL,
  type SignedIn,
} from './door-setting';

/**
 * The families that other sites and mail programs link to, or that anybody may call; all others are for our own pages.
 */
const OPEN_FAMILIES = [
  'phone reader',
  'invited reader',
  'status reader',
  'entrance reader',
  'staff reader',
  'open route',
];
const MEMBER_FAMILIES = ['own action', 'staff action', 'staff reader'];

const ROLES: StaffRole[] = ['administrator', 'reviewer', 'entry'];

/** Who may do what, written out again: the table of roles must not change unnoticed. */
const ROLES_BY_PERMISSION: Record<StaffPermission, StaffRole[]> = {
  'enter-customers': ['administrator', 'reviewer', 'entry'],
  'look-up-customers': ['administrator', 'reviewer', 'entry'],
  'invite-customers': ['administrator', 'reviewer', 'entry'],
  'view-documents': ['administrator', 'reviewer'],
  decide: ['administrator', 'reviewer'],
  'view-activity': ['administrator'],
  'manage-staff': ['administrator'],
};

const doors = await listDoors();
const NONE: DoorCase = { family: 'none', given: () => [] };
const all = doors.map((door) => ({ name: door.name, door, ...(DOOR_CASES[door.name] ?? NONE) }));
const ofFamilies = (families: string[]) => all.filter(({ family }) => families.includes(family));

let setting: DoorSetting;
let members: Record<StaffRole, SignedIn>;
/** All administrators: one with a short password, one whose account was disabled, one who was away, and one more. */
let short: SignedIn;
let disabled: SignedIn;
let idle: SignedIn;
let other: SignedIn;
beforeAll(async () => {
  setting = await openDoorSetting();
  const { signIn, setAccount } = setting;
  members = {
    administrator: await signIn('administrator'),
    reviewer: await signIn('reviewer'),
    entry: await signIn('entry'),
  };
  short = await signIn('administrator');
  await setAccount(short.id, { has_short_password: 1 });
  disabled = await signIn('administrator');
  await setAccount(disabled.id, { disabled_at: Date.now() });
  idle = await signIn('administrator');
  other = await signIn('administrator');
});
afterAll(() => setting.close());

/** What only counts, waits for an answer, or records that somebody was refused or asked. */
const NOT_DATA = ['rate_limits', 'staff_challenges', 'activity'];

/** What the record of activity holds of a member's tries at a door. */
async function listRefusals(member: SignedIn, door: string): Promise<string[]> {
  const query = setting.database.kysely.selectFrom('activity').select('action').where('action', 'like', 'access.%');
  const entries = await query.where('actor_id', '=', member.id).where('detail', '=', door).execute();
  return entries.map(({ action }) => action);
}

const asAdministrator = (changes: Record<string, string | null> = {}) =>
  callFrom({ cookie: members.administrator.cookie, ...changes });

describe('the list of doors', () => {
  it('says of each door who comes in there, and asks the permission that it says', () => {
    const said = Object.entries(DOOR_CASES).map(([name, { family, permission }]) => ({ name, family, permission }));
    const made = doors.map(({ name, family, permission }) => ({ name, family, permission }));
    const byName = (one: { name: string }, other: { name: string }) => one.name.localeCompare(other.name);
    expect(made.sort(byName)).toEqual(said.sort(byName));
  });
});

describe.each(all.filter(({ family }) => !OPEN_FAMILIES.includes(family)))('the door $name', ({ door, given }) => {
  it('does nothing for a request that no page of the portal made', async () => {
    const before = await setting.countRows();
    for (const foreign of [...FOREIGN_HEADERS, { origin: PORTAL_URL, 'sec-fetch-site': 'cross-site' }]) {
      const { code } = await knock(
        door,
        asAdministrator({ origin: null, 'sec-fetch-site': null, ...foreign }),
        ...given(),
      );
      expect(code, JSON.stringify(foreign)).toBe('cross-site');
    }
    expect(await setting.countRows()).toEqual(before);
  });
});

describe.each(ofFamilies(['staff reader']))('the address $name', ({ door, given, isForTypedAddresses }) => {
  it('shows nothing to another site', async () => {
    for (const site of ['cross-site', 'same-site', 'something-new']) {
      const { code } = await knock(door, asAdministrator({ 'sec-fetch-site': site }), ...given());
      expect(code, site).toBe('cross-site');
    }
  });

  it(`${isForTypedAddresses ? 'opens' : 'shows nothing'} where no page asks, as when the address is typed`, async () => {
    for (const site of ['none', null]) {
      const { code } = await knock(door, asAdministrator({ origin: null, 'sec-fetch-site': site }), ...given());
      expect(code, String(site)).toBe(isForTypedAddresses ? undefined : 'cross-site');
    }
  });

  it('answers whoever may not see it as if nothing were there', async () => {
    const { code, answer } = await knock(door, callFrom(), ...given());
    expect(code).toBe('signed-out');
    expect((answer as Response).status).toBe(404);
  });
});

describe.each(ofFamilies(MEMBER_FAMILIES))('the door $name of members', ({ door, family, permission, given }) => {
  it('is closed to who is not signed in', async () => {
    const before = await setting.countRows();
    for (const cookie of [null, '', 'portal-staff.session_token=made-up', 'portal-staff.session_token=a.b']) {
      expect((await knock(door, callFrom({ cookie }), ...given())).code, String(cookie)).toBe('signed-out');
    }
    expect(await setting.countRows()).toEqual(before);
  });

  it('is closed to a member whose account was disabled', async () => {
    expect((await knock(door, callFrom({ cookie: disabled.cookie }), ...given())).code).toBe('signed-out');
    if (family !== 'own action') expect(await listRefusals(disabled, door.name)).toEqual(['access.account-disabled']);
  });

  it('is closed to a session that was idle for too long', async () => {
    const sessions = setting.database.kysely.selectFrom('staff_sessions').selectAll().where('staff_id', '=', idle.id);
    const session = await sessions.executeTakeFirstOrThrow();
    const later = Date.now() + 15 * 60 * 1000 + 1_000;
    expect((await knock(door, callFrom({ cookie: idle.cookie }, later), ...given())).code).toBe('signed-out');
    // It was ended permanently. The next door gets the same one.
    await setting.database.kysely.insertInto('staff_sessions').values(session).execute();
  });

  it('asks for a second factor where the password is short, unless it is about what is one’s own', async () => {
    const before = await setting.countRows(NOT_DATA);
    const { code } = await knock(door, callFrom({ cookie: short.cookie }), ...given());
    expect(code).toBe(family === 'own action' ? undefined : 'not-permitted');
    expect(await setting.countRows(NOT_DATA)).toEqual(before);
    if (family !== 'own action') expect(await listRefusals(short, door.name)).toEqual(['access.second-factor-missing']);
  });

  it.each(ROLES)('is open to the role %s just where it includes that', async (role) => {
    const isPermitted = permission === undefined || ROLES_BY_PERMISSION[permission].includes(role);
    const before = await setting.countRows(NOT_DATA);
    const { code } = await knock(door, callFrom({ cookie: members[role].cookie }), ...given());
    expect(code).toBe(isPermitted ? undefined : 'not-permitted');
    if (isPermitted) return;
    expect(await setting.countRows(NOT_DATA)).toEqual(before);
    expect(await listRefusals(members[role], door.name)).toEqual(['access.role-refused']);
  });
});

describe.each(all.flatMap((one) => (one.limit ? [{ ...one, limit: one.limit }] : [])))(
  'the limit of the door $name',
  ({ door, given, limit }) => {
    const set = (changes: { used: number } | { window_started_at: number }) =>
      setting.database.kysely
        .updateTable('rate_limits')
        .set(changes)
        .where('bucket', 'like', `${limit.name}:%`)
        .execute();

    it(`allows ${limit.max} uses in ${limit.minutes} minutes, then says so and does nothing, and still lets others in`, async () => {
      await setting.database.kysely.deleteFrom('rate_limits').execute();
      const one = callFrom({ cookie: members.administrator.cookie });
      await knock(door, one, ...given());
      await set({ used: limit.max - 1 });
      expect((await knock(door, one, ...given())).code).not.toBe('too-many');
      await set({ used: limit.max });
      const before = await setting.countRows();
      expect((await knock(door, one, ...given())).code).toBe('too-many');
      expect(await setting.countRows()).toEqual(before);
      const another = callFrom({ cookie: (limit.of === 'member' ? other : members.administrator).cookie });
      expect((await knock(door, another, ...given())).code).not.toBe('too-many');
      const start = one.now - limit.minutes * 60_000;
      await set({ window_started_at: start + 1 });
      expect((await knock(door, one, ...given())).code).toBe('too-many');
      await set({ window_started_at: start });
      expect((await knock(door, one, ...given())).code).not.toBe('too-many');
    });
  },
);

const SECRET_VALUE = 'Mallory-Personal-Value';

const nested = (depth: number): unknown => (depth === 0 ? SECRET_VALUE : { values: nested(depth - 1) });

/** What React makes of `"$T"`: it throws at whatever looks at it. */
const opaque = new Proxy(() => undefined, {
  get: (_target, name) => {
    if (name === '$$typeof') return Symbol.for('react.temporary.reference');
    if (['then', 'name', 'toJSON'].includes(String(name))) return undefined;
    if (name === Symbol.toPrimitive) return () => 'opaque';
    throw new Error(`Cannot access ${String(name)} on the server.`);
  },
});

/** What only an attacker would send, in place of any value. */
const listNasty = (): unknown[] => [
  ...[undefined, null, 0, Number.NaN, 1n, '', SECRET_VALUE, 'x'.repeat(300_000), '\0', '\ud800'],
  ...[{}, [], [SECRET_VALUE], { [SECRET_VALUE]: SECRET_VALUE }, { kind: 'refused', code: 'none' }, nested(500)],
  ...[JSON.parse('{"__proto__":{"role":"administrator"}}'), new Date(Number.NaN), new Map([[SECRET_VALUE, 1]])],
  ...[makeForm({}), makeForm({ email: SECRET_VALUE, password: SECRET_VALUE, id: SECRET_VALUE, change: SECRET_VALUE })],
  ...[
    makeForm({ email: new Blob(['x']), step: new Blob(['x']) }),
    opaque,
    { values: [opaque], documents: { front: opaque } },
  ],
];

/** Each value that a door takes, replaced by each of these; no values at all; and one too many. */
function listMalformed({ given, malformed, ignored }: DoorCase): unknown[][] {
  if (malformed) return malformed();
  const good = given();
  const places = [...good.keys()].filter((place) => place !== ignored);
  const replaced = places.flatMap((place) => listNasty().map((nasty) => given().with(place, nasty)));
  return [...replaced, ...(good.length > 0 ? [[]] : []), ...listNasty().map((nasty) => [...given(), nasty, nasty])];
}

describe.each(all.filter(({ takesNothing }) => !takesNothing))('malformed input at the door $name', (one) => {
  it('is refused: nothing is thrown, nothing is written, and no value of it is logged', async () => {
    const { cookie } = members.administrator;
    const output = captureOutput();
    try {
      for (const given of listMalformed(one)) {
        await setting.database.kysely.deleteFrom('rate_limits').execute();
        const before = await setting.countRows(NOT_DATA);
        const { errorId } = await knock(one.door, callFrom({ cookie }), ...given);
        expect(
          errorId,
          `failed: ${String(JSON.stringify(given.map(String))).slice(0, 200)} ${output.text()}`,
        ).toBeUndefined();
        expect(await setting.countRows(NOT_DATA)).toEqual(before);
      }
      expect(output.text()).not.toContain(SECRET_VALUE);
    } finally {
      output.stop();
    }
  });
});
