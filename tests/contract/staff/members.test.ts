import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '@/lib/server/db/schema/database';
import { inTransaction } from '@/lib/server/db/transactions/in-transaction';
import { hasAdministrator, listAdministratorIds } from '@/lib/server/staff/accounts/administrators';
import { insertStaffAccount } from '@/lib/server/staff/accounts/insert-staff-account';
import {
  changeRole,
  disableMember,
  enableMember,
  inviteMember,
  listMembers,
  listOpenInvitations,
  makeResetLink,
  withdrawInvitation,
} from '@/lib/server/staff/accounts/members';
import { endStaffLink, findOpenJoinLink, findStaffLink, makeStaffLink } from '@/lib/server/staff/accounts/staff-links';
import { AuthorityError, type StaffMember } from '@/lib/server/staff/authority';
import type { StaffRole } from '@/lib/shared/staff/staff';
import { openTestDatabase } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';

const NOW = Date.UTC(2026, 10, 26, 15, 4);
const DAY_MS = 24 * 60 * 60 * 1000;
const ROBIN = 'robin@example.com';
const KIM = 'kim@example.com';
const memberOf = (role: StaffRole): StaffMember => ({
  ...{ id: `${role}-id`, name: role, emailAddress: `${role}@example.com`, role },
});
const ADMINISTRATOR = memberOf('administrator');

describe.each(DATABASE_KINDS)('the members of staff on %s', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openTestDatabase(kind));
  });
  afterEach(() => close());

  const add = (email: string, role: StaffRole = 'entry', name = 'Robin Example') =>
    inTransaction(database, (transaction) =>
      insertStaffAccount(transaction, { name, email, role, hasShortPassword: 0, now: NOW }),
    );
  const addSession = (staffId: string) => {
    const at = new Date(NOW).toISOString();
    const times = { created_at: at, updated_at: at, expires_at: at, last_active_at: null };
    return database.kysely
      .insertInto('staff_sessions')
      .values({ id: staffId, token: staffId, staff_id: staffId, ip_address: null, user_agent: null, ...times })
      .execute();
  };
  const listSessions = async () =>
    (await database.kysely.selectFrom('staff_sessions').select('staff_id').execute()).map(({ staff_id }) => staff_id);
  const findAccount = (id: string) =>
    database.kysely.selectFrom('staff_accounts').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const listActivity = () =>
    database.kysely
      .selectFrom('activity')
      .select(['actor_kind', 'actor_id', 'action', 'subject_id', 'detail'])
      .orderBy('id')
      .execute();
  const byAdministrator = { actor_kind: 'staff', actor_id: ADMINISTRATOR.id };
  const listLinks = () => database.kysely.selectFrom('staff_links').selectAll().orderBy('id').execute();
  const listOpen = async (now = NOW) =>
    (await listOpenInvitations(database, ADMINISTRATOR, now)).map(({ emailAddress }) => emailAddress);
  const invite = (email = ROBIN, role: StaffRole = 'reviewer', now = NOW) =>
    inviteMember(database, ADMINISTRATOR, { email, role }, now);

  it('are managed by administrators and the operator alone', async () => {
    const id = await add(ROBIN);
    for (const member of [memberOf('reviewer'), memberOf('entry')]) {
      const tries = [
        () => listMembers(database, member),
        () => listOpenInvitations(database, member, NOW),
        () => inviteMember(database, member, { email: KIM, role: 'entry' }, NOW),
        () => withdrawInvitation(database, member, KIM, NOW),
        () => makeResetLink(database, member, id, NOW),
        () => changeRole(database, member, id, 'administrator'),
        () => disableMember(database, member, id, NOW),
        () => enableMember(database, member, id),
      ];
      for (const attempt of tries) await expect(attempt()).rejects.toThrow(AuthorityError);
    }
    expect([await listLinks(), await listActivity()]).toEqual([[], []]);
    expect(await findAccount(id)).toMatchObject({ role: 'entry', disabled_at: null });
  });

  it('are listed by name, with what an administrator has to know', async () => {
    const robin = await add(ROBIN, 'reviewer', 'Robin');
    const kim = await add(KIM, 'entry', 'Kim');
    await database.kysely.updateTable('staff_accounts').set({ two_factor_enabled: 1 }).where('id', '=', kim).execute();
    await disableMember(database, 'operator', robin, NOW);
    expect(await listMembers(database, ADMINISTRATOR)).toEqual([
      {
        ...{ id: kim, name: 'Kim', emailAddress: KIM, role: 'entry' },
        ...{ isDisabled: false, hasSecondFactor: true },
      },
      {
        ...{ id: robin, name: 'Robin', emailAddress: ROBIN, role: 'reviewer' },
        ...{ isDisabled: true, hasSecondFactor: false },
      },
    ]);
  });

  it('of one name are listed in the order in which they came', async () => {
    const ids = [await add(ROBIN), await add(KIM), await add('jo@example.com')];
    expect((await listMembers(database, 'operator')).map(({ id }) => id)).toEqual(ids);
  });

  it('begin with an account that nothing opens, whose address is vouched for', async () => {
    const id = await add(ROBIN, 'reviewer');
    const at = new Date(NOW).toISOString();
    expect(await findAccount(id)).toMatchObject({
      ...{ id, name: 'Robin Example', email: ROBIN, email_verified: 1, image: null, role: 'reviewer' },
      ...{ disabled_at: null, has_short_password: 0, two_factor_enabled: 0, created_at: at, updated_at: at },
    });
  });

  it('are invited for seven days by a link of which only the digest is kept, and that is recorded', async () => {
    const change = await invite(' Robin@Example.com ');
    const path = change.kind === 'linked' ? change.path : '';
    expect(path).toMatch(/^\/staff\/join\/[\w-]{43}$/);
    const token = path.split('/').at(-1) ?? '';
    const [link] = await listLinks();
    expect(link).toMatchObject({
      ...{ kind: 'join', email: ROBIN, role: 'reviewer', made_by: ADMINISTRATOR.id },
      ...{ created_at: NOW, expires_at: NOW + 7 * DAY_MS, ended_at: null },
    });
    expect(JSON.stringify(link)).not.toContain(token);
    expect(await findStaffLink(database.kysely, token, NOW)).toEqual(link);
    expect(await listActivity()).toEqual([
      { ...byAdministrator, action: 'staff.invited', subject_id: null, detail: 'reviewer' },
    ]);
    expect(await listOpenInvitations(database, ADMINISTRATOR, NOW)).toEqual([
      { emailAddress: ROBIN, role: 'reviewer', expiresAt: NOW + 7 * DAY_MS },
    ]);
  });

  it('are not invited without an email address, nor when they are members', async () => {
    await add(ROBIN);
    expect(await invite('robin')).toEqual({ kind: 'invalid-email' });
    expect(await invite('ROBIN@example.com')).toEqual({ kind: 'already-member' });
    expect([await listLinks(), await listActivity()]).toEqual([[], []]);
  });

  it('have one open invitation each: a new one ends those before, of this address alone', async () => {
    await invite(KIM);
    await invite(ROBIN);
    await invite(ROBIN, 'entry', NOW + 1);
    expect(await listOpen()).toEqual([ROBIN, KIM]);
    expect((await listLinks()).map(({ ended_at }) => ended_at)).toEqual([null, NOW + 1, null]);
    expect(await findOpenJoinLink(database.kysely, ROBIN, NOW)).toMatchObject({ role: 'entry' });
  });

  it('have no invitation that is over, withdrawn, or only a reset', async () => {
    await invite(KIM);
    expect(await listOpen(NOW + 7 * DAY_MS - 1)).toEqual([KIM]);
    expect(await listOpen(NOW + 7 * DAY_MS)).toEqual([]);
    expect(await findOpenJoinLink(database.kysely, KIM, NOW + 7 * DAY_MS)).toBeUndefined();
    expect(await withdrawInvitation(database, ADMINISTRATOR, 'Kim@example.com', NOW + 2)).toEqual({ kind: 'done' });
    expect((await listLinks())[0]?.ended_at).toBe(NOW + 2);
    await makeResetLink(database, ADMINISTRATOR, await add(ROBIN), NOW);
    expect(await listOpen()).toEqual([]);
    expect(await findOpenJoinLink(database.kysely, ROBIN, NOW)).toBeUndefined();
    expect((await listActivity())[1]).toEqual({
      ...{ ...byAdministrator, action: 'staff.invited', subject_id: null, detail: 'withdrawn' },
    });
  });

  it('get a link for a new password that lasts a day and ends the one before, and that is recorded', async () => {
    const id = await add(ROBIN, 'reviewer');
    await makeResetLink(database, ADMINISTRATOR, id, NOW);
    const change = await makeResetLink(database, 'operator', id, NOW + 1);
    expect(change).toEqual({ kind: 'linked', path: expect.stringMatching(/^\/staff\/join\/[\w-]{43}$/) });
    const common = { kind: 'reset', email: ROBIN, role: 'reviewer' };
    expect(await listLinks()).toMatchObject([
      { ...common, made_by: ADMINISTRATOR.id, ended_at: NOW + 1 },
      { ...common, made_by: null, ended_at: null, expires_at: NOW + 1 + DAY_MS },
    ]);
    const action = { action: 'staff.invited', subject_id: id, detail: 'reset-link' };
    expect(await listActivity()).toEqual([
      { ...byAdministrator, ...action },
      { actor_kind: 'operator', actor_id: null, ...action },
    ]);
    expect(await makeResetLink(database, 'operator', 'unknown', NOW)).toEqual({ kind: 'unknown-member' });
  });

  it('lose their sessions when they are disabled, come back when enabled, and both is recorded', async () => {
    const [robin, kim] = [await add(ROBIN), await add(KIM)];
    await addSession(robin);
    await addSession(kim);
    expect(await disableMember(database, ADMINISTRATOR, robin, NOW)).toEqual({ kind: 'done' });
    expect([await findAccount(robin), await findAccount(kim)]).toMatchObject([
      { disabled_at: NOW },
      { disabled_at: null },
    ]);
    expect(await listSessions()).toEqual([kim]);
    await disableMember(database, 'operator', kim, NOW);
    expect(await enableMember(database, ADMINISTRATOR, robin)).toEqual({ kind: 'done' });
    expect([await findAccount(robin), await findAccount(kim)]).toMatchObject([
      { disabled_at: null },
      { disabled_at: NOW },
    ]);
    expect(await listActivity()).toEqual([
      { ...byAdministrator, action: 'staff.disabled', subject_id: robin, detail: 'disabled' },
      { actor_kind: 'operator', actor_id: null, action: 'staff.disabled', subject_id: kim, detail: 'disabled' },
      { ...byAdministrator, action: 'staff.enabled', subject_id: robin, detail: 'enabled' },
    ]);
  });

  it('get another role, alone, and that is recorded', async () => {
    const [robin, kim] = [await add(ROBIN), await add(KIM)];
    expect(await changeRole(database, ADMINISTRATOR, robin, 'administrator')).toEqual({ kind: 'done' });
    expect([await findAccount(robin), await findAccount(kim)]).toMatchObject([
      { role: 'administrator' },
      { role: 'entry' },
    ]);
    expect(await listActivity()).toEqual([
      { ...byAdministrator, action: 'staff.role-changed', subject_id: robin, detail: 'administrator' },
    ]);
  });

  it('that are unknown are not changed, and nothing is recorded', async () => {
    const unknown = { kind: 'unknown-member' };
    expect(await changeRole(database, 'operator', 'unknown', 'entry')).toEqual(unknown);
    expect(await disableMember(database, 'operator', 'unknown', NOW)).toEqual(unknown);
    expect(await enableMember(database, 'operator', 'unknown')).toEqual(unknown);
    expect(await listActivity()).toEqual([]);
  });

  it('always include an administrator who can come in', async () => {
    const last = { kind: 'last-administrator' };
    expect(await hasAdministrator(database)).toBe(false);
    const [robin, kim] = [await add(ROBIN, 'administrator'), await add(KIM, 'administrator')];
    await add('jo@example.com', 'reviewer');
    expect(await listAdministratorIds(database.kysely, database)).toEqual([robin, kim]);
    expect(await disableMember(database, 'operator', robin, NOW)).toEqual({ kind: 'done' });
    expect(await enableMember(database, 'operator', robin)).toEqual({ kind: 'done' });
    expect(await changeRole(database, 'operator', kim, 'entry')).toEqual({ kind: 'done' });
    expect(await changeRole(database, 'operator', robin, 'administrator')).toEqual({ kind: 'done' });
    expect(await disableMember(database, 'operator', robin, NOW)).toEqual(last);
    expect(await changeRole(database, 'operator', robin, 'reviewer')).toEqual(last);
    expect(await disableMember(database, 'operator', kim, NOW)).toEqual({ kind: 'done' });
    expect(await enableMember(database, 'operator', robin)).toEqual({ kind: 'done' });
    expect(await hasAdministrator(database)).toBe(true);
    await database.kysely.updateTable('staff_accounts').set({ disabled_at: NOW }).where('id', '=', robin).execute();
    expect(await hasAdministrator(database)).toBe(false);
    expect(await listAdministratorIds(database.kysely, database)).toEqual([]);
  });
});

describe.each(DATABASE_KINDS)('a link for staff on %s', (kind) => {
  it.each([
    ['setup', 1],
    ['join', 7],
    ['reset', 1],
  ] as const)('of the kind %s is found by its token for %i days, and used once', async (what, days) => {
    const { database, close } = await openTestDatabase(kind);
    const { kysely } = database;
    const path = await makeStaffLink(kysely, { kind: what, email: 'Jo@Example.com', role: 'entry', madeBy: 'a' }, NOW);
    await makeStaffLink(kysely, { kind: what, email: null, role: 'entry', madeBy: null }, NOW);
    const token = path.split('/').at(-1) ?? '';
    const end = NOW + days * DAY_MS;
    const link = await findStaffLink(kysely, token, end - 1);
    expect(link).toMatchObject({ kind: what, email: 'jo@example.com', role: 'entry', made_by: 'a', expires_at: end });
    expect(await findStaffLink(kysely, token, end)).toBeUndefined();
    expect(await findStaffLink(kysely, `${token}A`, NOW)).toBeUndefined();
    expect(await endStaffLink(kysely, link?.id ?? '', NOW + 1)).toBe(true);
    expect(await endStaffLink(kysely, link?.id ?? '', NOW + 2)).toBe(false);
    expect(await findStaffLink(kysely, token, NOW)).toBeUndefined();
    const rows = await kysely.selectFrom('staff_links').select(['email', 'ended_at']).orderBy('id').execute();
    expect(rows).toEqual([
      { email: 'jo@example.com', ended_at: NOW + 1 },
      { email: null, ended_at: null },
    ]);
    await close();
  });
});
