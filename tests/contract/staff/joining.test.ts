import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import { disableMember } from '@/lib/server/staff/accounts/members';
import { makeStaffLink, type StaffLink } from '@/lib/server/staff/accounts/staff-links';
import type { StaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { type JoinForm, joinStaff } from '@/lib/server/staff/entrance/join-staff';
import { makeSetupLink } from '@/lib/server/staff/entrance/setup-link';
import { openStaffEntrance, STAFF_PASSWORD } from '../../setup/staff-entrance';
import { makeTestDatabase, type TestDatabase } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';

const NOW = Date.UTC(2026, 10, 26, 15, 4);
const ROBIN = 'robin@example.com';
const FORM: JoinForm = { name: 'Robin Example', email: ROBIN, password: STAFF_PASSWORD };
/** Shorter than fifteen characters, so that a second factor is required. */
const SHORT_PASSWORD = 'mxq7-vbz2t';
const ALONE_PASSWORD = 'mxq7-vbz2t-kw9p';

describe.each(DATABASE_KINDS)('joining by a link on %s', (kind) => {
  let place: TestDatabase;
  let entrance: StaffEntrance;
  beforeEach(async () => {
    place = await makeTestDatabase(kind);
    entrance = openStaffEntrance(await openDatabase(place.location));
  });
  afterEach(async () => {
    await entrance.database.close();
    await place.remove();
  });

  async function makeToken(what: StaffLink['kind'], email: string | null = what === 'setup' ? null : ROBIN) {
    const role = what === 'setup' ? 'administrator' : 'reviewer';
    const path = await makeStaffLink(entrance.database.kysely, { kind: what, email, role, madeBy: null }, NOW);
    return path.split('/').at(-1) ?? '';
  }
  const join = (token: string, changes: Partial<JoinForm> = {}) =>
    joinStaff(entrance, token, { ...FORM, ...changes }, NOW);
  const joinBy = async (what: StaffLink['kind'], changes: Partial<JoinForm> = {}) =>
    join(await makeToken(what), changes);
  const listAccounts = () => entrance.database.kysely.selectFrom('staff_accounts').selectAll().execute();
  const listCredentials = () =>
    entrance.database.kysely.selectFrom('staff_credentials').selectAll().orderBy('id').execute();
  const listActivity = () =>
    entrance.database.kysely
      .selectFrom('activity')
      .select(['actor_kind', 'actor_id', 'action', 'subject_id', 'detail'])
      .orderBy('id')
      .execute();

  it('makes an account with the invited address and role and a password of its own, and is recorded', async () => {
    const outcome = await joinBy('join', { name: ' Robin Example ', email: 'other@example.com' });
    expect(outcome).toEqual({ kind: 'joined', email: ROBIN, isReset: false });
    const [account] = await listAccounts();
    const at = new Date(NOW).toISOString();
    expect(account).toMatchObject({
      ...{ name: 'Robin Example', email: ROBIN, role: 'reviewer', has_short_password: 0, created_at: at },
    });
    const id = account?.id ?? '';
    const [credential] = await listCredentials();
    expect(credential).toMatchObject({
      ...{ staff_id: id, account_id: id, provider_id: 'credential', created_at: at, updated_at: at },
    });
    expect(credential?.password).not.toContain(STAFF_PASSWORD);
    expect(await listActivity()).toEqual([
      { actor_kind: 'staff', actor_id: id, action: 'staff.joined', subject_id: id, detail: 'reviewer' },
    ]);
  });

  it('takes the address that the first administrator enters', async () => {
    expect(await joinBy('setup', { email: ' Robin@Example.com ' })).toEqual({
      kind: 'joined',
      email: ROBIN,
      isReset: false,
    });
    expect(await listAccounts()).toMatchObject([{ email: ROBIN, role: 'administrator' }]);
  });

  it.each([
    ['setup', { email: '' }, { email: 'required' }],
    ['setup', { email: 'robin' }, { email: 'invalid' }],
    ['setup', { name: ' ', email: '' }, { name: 'required', email: 'required' }],
    ['setup', { password: 'robin@example.com' }, { password: 'personal' }],
    ['join', { name: '' }, { name: 'required' }],
    ['join', { name: 'n'.repeat(101) }, { name: 'tooLong' }],
    ['join', { password: 'seven77' }, { password: 'tooShort' }],
    ['join', { password: 'Robin Example 1' }, { password: 'personal' }],
    ['join', { name: 'Kim', email: '', password: 'robin@example.com' }, { password: 'personal' }],
    ['reset', { name: 'n'.repeat(101), password: '' }, { name: 'tooLong', password: 'tooShort' }],
  ] as const)('by a %s link says of %j what is wrong, and the link stays good', async (what, changes, fields) => {
    const token = await makeToken(what);
    expect(await join(token, changes)).toEqual({ kind: 'invalid', fields });
    expect(await listAccounts()).toEqual([]);
    const [link] = await entrance.database.kysely.selectFrom('staff_links').select('ended_at').execute();
    expect(link?.ended_at).toBeNull();
  });

  it('needs no address where the link has one, and takes a name of a hundred characters', async () => {
    expect(await joinBy('join', { name: 'n'.repeat(100), email: '' })).toMatchObject({ kind: 'joined' });
  });

  it.each([
    [SHORT_PASSWORD, 1],
    [ALONE_PASSWORD.slice(0, -1), 1],
    [ALONE_PASSWORD, 0],
  ])('notes whether a password such as %s is short', async (password, expected) => {
    await joinBy('join', { password });
    expect(await listAccounts()).toMatchObject([{ has_short_password: expected }]);
  });

  it('leaves nothing behind, and the link good, where the address became a member’s meanwhile', async () => {
    await joinBy('join');
    const before = [await listAccounts(), await listActivity()];
    const token = await makeToken('join');
    expect(await join(token)).toEqual({ kind: 'link-ended' });
    expect([await listAccounts(), await listActivity()]).toEqual(before);
    expect(await listCredentials()).toHaveLength(1);
    const links = await entrance.database.kysely.selectFrom('staff_links').select('ended_at').orderBy('id').execute();
    expect(links.map(({ ended_at }) => ended_at)).toEqual([NOW, null]);
  });

  it('takes everything that the old password opened away, of this account alone, and is recorded', async () => {
    await joinBy('join');
    const [{ id } = { id: '' }] = await listAccounts();
    const other = await makeToken('join', 'kim@example.com');
    await join(other, { name: 'Kim' });
    const ids = (await listAccounts()).map((account) => account.id);
    const { kysely } = entrance.database;
    const at = new Date(NOW).toISOString();
    for (const staffId of ids) {
      const times = { created_at: at, updated_at: at };
      await kysely
        .insertInto('staff_sessions')
        .values({
          ...{ id: staffId, token: staffId, staff_id: staffId, expires_at: at, last_active_at: null, ...times },
          ...{ ip_address: null, user_agent: null },
        })
        .execute();
      await kysely
        .insertInto('staff_authenticators')
        .values({
          ...{ id: staffId, staff_id: staffId, secret: 'x', backup_codes: 'x', verified: 1 },
          ...{ failed_verification_count: 0, locked_until: null },
        })
        .execute();
      await kysely
        .insertInto('staff_passkeys')
        .values({
          ...{ id: staffId, name: null, public_key: 'x', staff_id: staffId, credential_id: staffId, counter: 0 },
          ...{ device_type: 'singleDevice', backed_up: 0, transports: null, aaguid: null, created_at: at },
        })
        .execute();
      await kysely
        .insertInto('staff_credentials')
        .values({ id: `sso-${staffId}`, staff_id: staffId, provider_id: 'oidc', account_id: staffId, ...times })
        .execute();
    }
    await kysely.updateTable('staff_accounts').set({ two_factor_enabled: 1 }).execute();

    expect(await joinBy('reset', { name: '', email: '', password: SHORT_PASSWORD })).toMatchObject({ kind: 'joined' });

    const left = async (table: 'staff_sessions' | 'staff_authenticators' | 'staff_passkeys') =>
      (await kysely.selectFrom(table).select('staff_id').execute()).map(({ staff_id }) => staff_id !== id);
    expect(await left('staff_sessions')).toEqual([true]);
    expect(await left('staff_authenticators')).toEqual([true]);
    expect(await left('staff_passkeys')).toEqual([true]);
    const credentials = (await listCredentials()).filter(({ staff_id }) => staff_id === id);
    expect(credentials.map(({ provider_id }) => provider_id).sort()).toEqual(['credential', 'oidc']);
    expect((await listCredentials()).filter(({ staff_id }) => staff_id !== id)).toHaveLength(2);
    const accounts = await listAccounts();
    expect(accounts.find((account) => account.id === id)).toMatchObject({
      ...{ name: 'Robin Example', has_short_password: 1, two_factor_enabled: 0 },
    });
    expect(accounts.find((account) => account.id !== id)).toMatchObject({
      ...{ has_short_password: 0, two_factor_enabled: 1 },
    });
    expect((await listActivity()).at(-1)).toEqual({
      ...{ actor_kind: 'staff', actor_id: id, action: 'staff.password-changed', subject_id: id, detail: 'by-link' },
    });
  });

  it('by an invitation works beside administrators, by a setup link only while there is none', async () => {
    const [late, again] = [await makeToken('setup'), await makeToken('setup')];
    await joinBy('setup');
    expect(await join(late, { email: 'kim@example.com' })).toEqual({ kind: 'link-ended' });
    expect(await join(await makeToken('join', 'jo@example.com'))).toMatchObject({ kind: 'joined' });
    expect(await listAccounts()).toHaveLength(2);
    // With nobody to manage staff, a setup link is valid again.
    const [{ id } = { id: '' }] = (await listAccounts()).filter(({ role }) => role === 'administrator');
    await entrance.database.kysely
      .updateTable('staff_accounts')
      .set({ disabled_at: NOW })
      .where('id', '=', id)
      .execute();
    expect(await join(again, { email: 'kim@example.com' })).toMatchObject({ kind: 'joined' });
  });

  it('begins with a link below the portal’s own address, as long as there is no administrator', async () => {
    const make = () => makeSetupLink(entrance, { portalUrl: 'https://id.example.com' }, NOW);
    const link = await make();
    expect(link).toMatch(/^https:\/\/id\.example\.com\/staff\/join\/[\w-]{43}$/);
    expect(await entrance.database.kysely.selectFrom('staff_links').selectAll().execute()).toMatchObject([
      { kind: 'setup', email: null, role: 'administrator', made_by: null, created_at: NOW },
    ]);
    await join(link?.split('/').at(-1) ?? '');
    expect(await make()).toBeUndefined();
    const [{ id } = { id: '' }] = await listAccounts();
    expect(await disableMember(entrance.database, 'operator', id, NOW)).toEqual({ kind: 'last-administrator' });
  });
});
