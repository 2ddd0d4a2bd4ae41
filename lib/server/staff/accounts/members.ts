import type { Transaction } from 'kysely';
import { isEmailAddress } from '../../../shared/customer/email-address';
import type { ActivityAction, ActivityDetail } from '../../../shared/staff/activity';
import type { MemberRow } from '../../../shared/staff/members-state';
import type { StaffRole } from '../../../shared/staff/staff';
import type { Database } from '../../db/schema/database';
import type { Tables } from '../../db/schema/tables';
import { inTransaction } from '../../db/transactions/in-transaction';
import { recordActivity } from '../activity/record-activity';
import { assertMay, type StaffMember } from '../authority';
import { listAdministratorIds } from './administrators';
import { makeStaffLink, withdrawStaffLinks } from './staff-links';

/** Who manages staff: an administrator, or the operator at the terminal. */
export type StaffManager = StaffMember | 'operator';

/** An unused invitation. Its link cannot be shown again. */
export type OpenInvitation = { emailAddress: string; role: StaffRole; expiresAt: number };

/** The result of a change. Each kind except `done` has a sentence in members.json. */
export type MemberChange =
  | { kind: 'done' }
  | { kind: 'linked'; path: string }
  | { kind: 'invalid-email' }
  | { kind: 'already-member' }
  | { kind: 'unknown-member' }
  | { kind: 'last-administrator' };

function assertManager(manager: StaffManager): void {
  if (manager !== 'operator') assertMay(manager, 'manage-staff');
}

const toActor = (manager: StaffManager) =>
  manager === 'operator' ? { kind: 'operator' as const } : { kind: 'staff' as const, id: manager.id };

/** Everyone with an account, by name. */
export async function listMembers({ kysely }: Database, manager: StaffManager): Promise<MemberRow[]> {
  assertManager(manager);
  const rows = await kysely.selectFrom('staff_accounts').selectAll().orderBy('name').orderBy('id').execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    emailAddress: row.email,
    role: row.role,
    isDisabled: row.disabled_at !== null,
    hasSecondFactor: row.two_factor_enabled === 1,
  }));
}

/** The invitations that can still be used, newest first. */
export async function listOpenInvitations(
  { kysely }: Database,
  manager: StaffManager,
  now: number,
): Promise<OpenInvitation[]> {
  assertManager(manager);
  const rows = await kysely
    .selectFrom('staff_links')
    .select(['email', 'role', 'expires_at'])
    .where('kind', '=', 'join')
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ emailAddress: row.email ?? '', role: row.role, expiresAt: row.expires_at }));
}

/** Creates a link that lets someone become a member; earlier links for the same address end. */
export async function inviteMember(
  database: Database,
  manager: StaffManager,
  { email, role }: { email: string; role: StaffRole },
  now: number,
): Promise<MemberChange> {
  assertManager(manager);
  const address = email.trim().toLowerCase();
  if (!isEmailAddress(address)) return { kind: 'invalid-email' };
  return inTransaction(database, async (transaction) => {
    const present = await transaction.selectFrom('staff_accounts').select('id').where('email', '=', address).execute();
    if (present.length > 0) return { kind: 'already-member' };
    await withdrawStaffLinks(transaction, address, now);
    const madeBy = manager === 'operator' ? null : manager.id;
    const path = await makeStaffLink(transaction, { kind: 'join', email: address, role, madeBy }, now);
    await recordActivity(transaction, { actor: toActor(manager), action: 'staff.invited', detail: role });
    return { kind: 'linked', path };
  });
}

/** Ends the open invitation for an address. */
export async function withdrawInvitation(
  database: Database,
  manager: StaffManager,
  email: string,
  now: number,
): Promise<MemberChange> {
  assertManager(manager);
  await withdrawStaffLinks(database.kysely, email, now);
  await recordActivity(database.kysely, { actor: toActor(manager), action: 'staff.invited', detail: 'withdrawn' });
  return { kind: 'done' };
}

/** Creates a link that lets a member choose a new password; using it also removes their second factors. */
export async function makeResetLink(
  database: Database,
  manager: StaffManager,
  staffId: string,
  now: number,
): Promise<MemberChange> {
  assertManager(manager);
  return inTransaction(database, async (transaction) => {
    const account = await transaction
      .selectFrom('staff_accounts')
      .select(['email', 'role'])
      .where('id', '=', staffId)
      .executeTakeFirst();
    if (!account) return { kind: 'unknown-member' };
    await withdrawStaffLinks(transaction, account.email, now);
    const madeBy = manager === 'operator' ? null : manager.id;
    const path = await makeStaffLink(transaction, { ...account, kind: 'reset', madeBy }, now);
    const detail = 'reset-link';
    await recordActivity(transaction, { actor: toActor(manager), action: 'staff.invited', subjectId: staffId, detail });
    return { kind: 'linked', path };
  });
}

type Change = {
  action: ActivityAction;
  detail: ActivityDetail;
  apply: (transaction: Transaction<Tables>) => Promise<unknown>;
};

/** Changes a member, unless that would leave nobody to manage staff. */
async function changeMember(
  database: Database,
  manager: StaffManager,
  staffId: string,
  change: Change & { keepsAdministrator: boolean },
): Promise<MemberChange> {
  assertManager(manager);
  return inTransaction(database, async (transaction) => {
    const administrators = await listAdministratorIds(transaction, database);
    const isLast = administrators.length === 1 && administrators[0] === staffId;
    if (isLast && !change.keepsAdministrator) return { kind: 'last-administrator' };
    const present = await transaction.selectFrom('staff_accounts').select('id').where('id', '=', staffId).execute();
    if (present.length === 0) return { kind: 'unknown-member' };
    await change.apply(transaction);
    const { action, detail } = change;
    await recordActivity(transaction, { actor: toActor(manager), action, subjectId: staffId, detail });
    return { kind: 'done' };
  });
}

/** Gives a member another role, effective from their next request. */
export function changeRole(database: Database, manager: StaffManager, staffId: string, role: StaffRole) {
  return changeMember(database, manager, staffId, {
    action: 'staff.role-changed',
    detail: role,
    keepsAdministrator: role === 'administrator',
    apply: (transaction) => transaction.updateTable('staff_accounts').set({ role }).where('id', '=', staffId).execute(),
  });
}

/** Disables an account and ends its sessions. What the member did stays on record. */
export function disableMember(database: Database, manager: StaffManager, staffId: string, now: number) {
  return changeMember(database, manager, staffId, {
    action: 'staff.disabled',
    detail: 'disabled',
    keepsAdministrator: false,
    apply: async (transaction) => {
      await transaction.updateTable('staff_accounts').set({ disabled_at: now }).where('id', '=', staffId).execute();
      await transaction.deleteFrom('staff_sessions').where('staff_id', '=', staffId).execute();
    },
  });
}

/** Enables an account again. */
export function enableMember(database: Database, manager: StaffManager, staffId: string) {
  return changeMember(database, manager, staffId, {
    action: 'staff.enabled',
    detail: 'enabled',
    keepsAdministrator: true,
    apply: (transaction) =>
      transaction.updateTable('staff_accounts').set({ disabled_at: null }).where('id', '=', staffId).execute(),
  });
}
