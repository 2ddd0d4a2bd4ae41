'use server';

import { revalidatePath } from 'next/cache';
import { getDatabase } from '@/lib/server/db/connection/get-database';
import type { Database } from '@/lib/server/db/schema/database';
import { authorizeStaffAction } from '@/lib/server/door/require-staff';
import { formText } from '@/lib/server/http/form-text';
import { getPortalOrigin } from '@/lib/server/http/portal-origin';
import {
  changeRole,
  disableMember,
  enableMember,
  inviteMember,
  type MemberChange,
  makeResetLink,
  withdrawInvitation,
} from '@/lib/server/staff/accounts/members';
import type { StaffMember } from '@/lib/server/staff/authority';
import type { MembersState } from '@/lib/shared/staff/members-state';
import { STAFF_ROLES, type StaffRole } from '@/lib/shared/staff/staff';
import { STAFF_MEMBERS_PATH } from '@/lib/shared/staff/staff-paths';

/** What a form says becomes a role; anything else the least. */
const readRole = (form: FormData): StaffRole => STAFF_ROLES.find((role) => role === formText(form, 'role')) ?? 'entry';

const CHANGES: Record<string, (database: Database, member: StaffMember, form: FormData) => Promise<MemberChange>> = {
  invite: (database, member, form) =>
    inviteMember(database, member, { email: formText(form, 'email'), role: readRole(form) }, Date.now()),
  withdraw: (database, member, form) => withdrawInvitation(database, member, formText(form, 'email'), Date.now()),
  role: (database, member, form) => changeRole(database, member, formText(form, 'id'), readRole(form)),
  disable: (database, member, form) => disableMember(database, member, formText(form, 'id'), Date.now()),
  enable: (database, member, form) => enableMember(database, member, formText(form, 'id')),
  reset: (database, member, form) => makeResetLink(database, member, formText(form, 'id'), Date.now()),
};

export async function changeMembers(_: MembersState, form: FormData): Promise<MembersState> {
  const member = await authorizeStaffAction('manage-staff');
  if ('kind' in member) return { problem: member.reason };
  const what = formText(form, 'change');
  const change = Object.hasOwn(CHANGES, what) ? CHANGES[what] : undefined;
  if (!change) return { problem: 'unknown-member' };
  const outcome = await change(await getDatabase(), member, form);
  revalidatePath(STAFF_MEMBERS_PATH);
  if (outcome.kind === 'done') return { isDone: true };
  if (outcome.kind !== 'linked') return { problem: outcome.kind };
  const kind = what === 'reset' ? 'reset' : 'join';
  const url = `${await getPortalOrigin()}${outcome.path}`;
  return { link: { url, emailAddress: formText(form, 'email'), kind } };
}
