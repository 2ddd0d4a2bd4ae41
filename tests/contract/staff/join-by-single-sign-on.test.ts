import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '@/lib/server/db/schema/database';
import { inTransaction } from '@/lib/server/db/transactions/in-transaction';
import { insertStaffAccount, NAME_MAX_CHARACTERS } from '@/lib/server/staff/accounts/insert-staff-account';
import { joinBySingleSignOn, type SingleSignOnPerson } from '@/lib/server/staff/accounts/join-by-single-sign-on';
import { inviteMember, withdrawInvitation } from '@/lib/server/staff/accounts/members';
import { joinStaff } from '@/lib/server/staff/entrance/join-staff';
import { openStaffEntrance, STAFF_PASSWORD } from '../../setup/staff-entrance';
import { openTestDatabase } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = Date.now();
const ROBIN: SingleSignOnPerson = {
  subject: 'r-1',
  email: 'Robin@Example.com',
  isEmailVerified: true,
  name: 'Robin Example',
};

describe.each(DATABASE_KINDS)('Joining by single sign-on (%s)', (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ database, close } = await openTestDatabase(kind));
  });
  afterEach(() => close());

  const invite = async () => {
    const change = await inviteMember(database, 'operator', { email: 'robin@example.com', role: 'reviewer' }, NOW);
    return change.kind === 'linked' ? (change.path.split('/').at(-1) ?? '') : '';
  };
  const join = (changes: Partial<SingleSignOnPerson> = {}, now = NOW) =>
    joinBySingleSignOn(database, 'oidc', { ...ROBIN, ...changes }, now);
  const listAccounts = () => database.kysely.selectFrom('staff_accounts').selectAll().execute();
  const listJoinings = () =>
    database.kysely.selectFrom('activity').selectAll().where('action', '=', 'staff.joined').execute();

  it('makes the invited account with the invited role once, however often it is asked for at the same moment', async () => {
    const token = await invite();
    await Promise.all([join(), join(), join()]);
    const [account, ...others] = await listAccounts();
    expect(account).toMatchObject({ email: 'robin@example.com', name: 'Robin Example', role: 'reviewer' });
    expect(others).toEqual([]);
    expect(await listJoinings()).toMatchObject([
      { actor_kind: 'staff', actor_id: account?.id, subject_id: account?.id, detail: 'reviewer' },
    ]);
    const form = { name: 'Somebody', email: '', password: STAFF_PASSWORD };
    expect(await joinStaff(openStaffEntrance(database), token, form, NOW)).toEqual({ kind: 'link-ended' });
  });

  it('makes no account for an address that is not verified, not invited, or invited too long ago', async () => {
    await invite();
    await join({ isEmailVerified: false });
    await join({ email: 'stranger@example.com' });
    await join({}, NOW + 7 * DAY_MS);
    expect(await listAccounts()).toEqual([]);
    await withdrawInvitation(database, 'operator', 'robin@example.com', NOW);
    await join();
    expect([await listAccounts(), await listJoinings()]).toEqual([[], []]);
  });

  it('makes no second account for a member whose address at the single sign-on became an invited one', async () => {
    await invite();
    await join();
    const [account] = await listAccounts();
    const at = new Date(NOW).toISOString();
    const credential = { id: 'c', provider_id: 'oidc', account_id: ROBIN.subject, created_at: at, updated_at: at };
    await database.kysely
      .insertInto('staff_credentials')
      .values({ ...credential, staff_id: account?.id ?? '' })
      .execute();
    await inviteMember(database, 'operator', { email: 'other@example.com', role: 'administrator' }, NOW);
    await join({ email: 'other@example.com' });
    expect(await listAccounts()).toHaveLength(1);
  });

  it('makes no account of whoever got one after the invitation', async () => {
    await invite();
    const member = {
      name: 'Robin',
      email: 'robin@example.com',
      role: 'reviewer',
      hasShortPassword: 0,
      now: NOW,
    } as const;
    await inTransaction(database, (transaction) => insertStaffAccount(transaction, member));
    await join();
    expect(await listAccounts()).toMatchObject([{ name: 'Robin' }]);
    expect(await listJoinings()).toEqual([]);
  });

  it('fails where the joining cannot be recorded, and makes no account then', async () => {
    await invite();
    await database.kysely.schema.alterTable('activity').renameTo('activity_away').execute();
    await expect(join()).rejects.toThrow('activity');
    await database.kysely.schema.alterTable('activity_away').renameTo('activity').execute();
    expect(await listAccounts()).toEqual([]);
    await join();
    expect(await listAccounts()).toHaveLength(1);
  });

  it('takes an address without the spaces around it, and no more of a name than a form does', async () => {
    await invite();
    await join({ email: ' Robin@Example.com ', name: ` ${'n'.repeat(NAME_MAX_CHARACTERS + 1)}` });
    expect(await listAccounts()).toMatchObject([{ email: 'robin@example.com', name: 'n'.repeat(NAME_MAX_CHARACTERS) }]);
  });

  it('calls who comes without a name by the address', async () => {
    await invite();
    await join({ name: ' ' });
    expect(await listAccounts()).toMatchObject([{ name: 'robin@example.com' }]);
  });
});
