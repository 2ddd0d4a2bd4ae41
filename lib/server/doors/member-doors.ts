import { z } from 'zod';
import type { MembersState } from '../../shared/staff/members-state';
import { STAFF_ROLES } from '../../shared/staff/staff';
import { STAFF_MEMBERS_PATH } from '../../shared/staff/staff-paths';
import type { Database } from '../db/schema/database';
import { staffAction } from '../door/staff-doors';
import { findLanguage } from '../http/find-language';
import { formTexts } from '../http/form-texts';
import { getPortalOrigin } from '../http/portal-origin';
import { mailReset } from '../staff/accounts/mail-reset';
import {
  changeRole,
  disableMember,
  enableMember,
  inviteMember,
  type MemberChange,
  makeResetLink,
  withdrawInvitation,
} from '../staff/accounts/members';
import type { StaffMember } from '../staff/authority';
import { toProblem } from './to-problem';

const CHANGES = ['invite', 'withdraw', 'role', 'disable', 'enable', 'reset'] as const;

const memberForm = formTexts('change', 'id', 'email', 'role').pipe(
  z.object({
    change: z.enum(CHANGES),
    id: z.string(),
    email: z.string(),
    // If a form names no role, or an invalid one: the least privileged.
    role: z.enum(STAFF_ROLES).catch('entry'),
  }),
);

type Change = (
  database: Database,
  member: StaffMember,
  form: z.output<typeof memberForm>,
  now: number,
) => Promise<MemberChange>;

const WORK_BY_CHANGE: Record<(typeof CHANGES)[number], Change> = {
  invite: (database, member, { email, role }, now) => inviteMember(database, member, { email, role }, now),
  withdraw: (database, member, { email }, now) => withdrawInvitation(database, member, email, now),
  role: (database, member, { id, role }) => changeRole(database, member, id, role),
  disable: (database, member, { id }, now) => disableMember(database, member, id, now),
  enable: (database, member, { id }) => enableMember(database, member, id),
  reset: (database, member, { id }, now) => makeResetLink(database, member, id, now),
};

/** Invites members, changes and disables them, and creates their links; `change` says which. */
export const changeMembersDoor = staffAction({
  name: 'change-members',
  permission: 'manage-staff',
  input: z.tuple([z.unknown(), memberForm]),
  refuse: (refused): MembersState => toProblem(refused),
  work: async ({ database, member, now, headers, effects }, [, form]): Promise<MembersState> => {
    const outcome = await WORK_BY_CHANGE[form.change](database, member, form, now);
    effects.revalidate = STAFF_MEMBERS_PATH;
    if (outcome.kind === 'done') return { isDone: true };
    if (outcome.kind !== 'linked') return { problem: outcome.kind };
    if (form.change === 'reset') void mailReset(database, 'made', { id: form.id }, findLanguage(headers));
    const url = `${getPortalOrigin(headers)}${outcome.path}`;
    return { link: { url, emailAddress: form.email, kind: form.change === 'reset' ? 'reset' : 'join' } };
  },
});
