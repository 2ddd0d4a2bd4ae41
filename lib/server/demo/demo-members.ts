import type { Transaction } from 'kysely';
import type { StaffRole } from '../../shared/staff/staff';
import type { Tables } from '../db/schema/tables';
import { INVENTED_EMAIL_DOMAIN } from '../operator/seed/invent-customer';
import { insertStaffAccount } from '../staff/accounts/insert-staff-account';
import { makeStaffLink } from '../staff/accounts/staff-links';
import { DAY_MS, type DemoRecord } from './demo-record';

const MEMBERS = {
  administrator: { name: 'Avery Administrator', role: 'administrator', joinedDaysAgo: 90 },
  reviewer: { name: 'Robin Reviewer', role: 'reviewer', joinedDaysAgo: 80 },
  entry: { name: 'Evan Entry', role: 'entry', joinedDaysAgo: 60 },
  former: { name: 'Frankie Former', role: 'reviewer', joinedDaysAgo: 85 },
} as const satisfies Record<string, { name: string; role: StaffRole; joinedDaysAgo: number }>;

export type DemoMemberKey = keyof typeof MEMBERS;

/** The ids of the demo's staff. */
export type DemoStaff = Record<DemoMemberKey, string>;

const emailOf = (key: string) => `${key}@${INVENTED_EMAIL_DOMAIN}`;

/** Who the printed link signs in. */
export const DEMO_ADMINISTRATOR_EMAIL = emailOf('administrator');

/** How long ago the former member left, in days. */
const LEFT_DAYS_AGO = 14;

/** Adds a member for each role, one who left, and one who is invited. Nobody has a password yet. */
export async function addDemoMembers(
  transaction: Transaction<Tables>,
  record: DemoRecord,
  now: number,
): Promise<DemoStaff> {
  const staff: DemoStaff = { administrator: '', reviewer: '', entry: '', former: '' };
  for (const [key, { name, role, joinedDaysAgo }] of Object.entries(MEMBERS)) {
    const at = now - joinedDaysAgo * DAY_MS;
    const id = await insertStaffAccount(transaction, { name, email: emailOf(key), role, hasShortPassword: 0, now: at });
    staff[key as DemoMemberKey] = id;
    record.add(at, { actor: { kind: 'staff', id }, action: 'staff.joined', subjectId: id, detail: role });
  }
  const leftAt = now - LEFT_DAYS_AGO * DAY_MS;
  await transaction.updateTable('staff_accounts').set({ disabled_at: leftAt }).where('id', '=', staff.former).execute();
  const actor = { kind: 'staff' as const, id: staff.administrator };
  record.add(leftAt, { actor, action: 'staff.disabled', subjectId: staff.former, detail: 'disabled' });
  const invitedAt = now - DAY_MS;
  const link = {
    kind: 'join' as const,
    email: emailOf('newcomer'),
    role: 'entry' as const,
    madeBy: staff.administrator,
  };
  await makeStaffLink(transaction, link, invitedAt);
  record.add(invitedAt, { actor, action: 'staff.invited', detail: 'entry' });
  return staff;
}
