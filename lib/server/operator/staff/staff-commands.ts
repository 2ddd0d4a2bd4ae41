import { STAFF_ROLES, type StaffRole } from '../../../shared/staff/staff';
import {
  changeRole,
  disableMember,
  enableMember,
  inviteMember,
  listMembers,
  makeResetLink,
} from '../../staff/accounts/members';
import type { Command, Given } from '../kit/command';
import { UsageError } from '../kit/operator-error';
import { withDatabase } from '../kit/with-database';
import { getMemberId } from './find-member';
import { tellChange } from './tell-change';

const ROLE_OPTION = { role: { isFlag: false, value: 'ROLE', help: `one of ${STAFF_ROLES.join(', ')}` } } as const;
const AT_ONCE = 'It takes effect at their next request. The portal can keep running.';

function readRole({ values }: Given): StaffRole {
  const role = STAFF_ROLES.find((known) => known === values.get('role'));
  if (role) return role;
  throw new UsageError(`--role must be one of ${STAFF_ROLES.join(', ')}.`);
}

/** `staff-list` */
const staffListCommand: Command = {
  name: 'staff-list',
  summary: 'Lists who may sign in to the staff console.',
  details:
    'One line a member: email address, role, whether a second factor is set up, whether the account is disabled.',
  options: {},
  run: (operator) =>
    withDatabase(operator, async (database) => {
      const members = await listMembers(database, 'operator');
      if (members.length === 0) operator.print('There are no members yet. Start the portal to get a setup link.');
      for (const { emailAddress, role, hasSecondFactor, isDisabled } of members) {
        const marks = [hasSecondFactor ? 'second factor' : 'no second factor', ...(isDisabled ? ['disabled'] : [])];
        operator.print(`${emailAddress}  ${role}  ${marks.join(', ')}`);
      }
      return true;
    }),
};

/** `staff-invite EMAIL --role ROLE` */
const staffInviteCommand: Command = {
  name: 'staff-invite',
  takes: 'EMAIL',
  summary: 'Makes a link that lets someone become a member of staff.',
  details: 'The link works once, for 7 days, and is not shown again. Earlier links for the same address end.',
  options: ROLE_OPTION,
  run: (operator, given) => {
    const invitation = { email: given.argument, role: readRole(given) };
    return withDatabase(operator, async (database) => {
      const change = await inviteMember(database, 'operator', invitation, operator.now());
      return tellChange(operator, change, 'Give this link to the person:');
    });
  },
};

/** `staff-role EMAIL --role ROLE` */
const staffRoleCommand: Command = {
  name: 'staff-role',
  takes: 'EMAIL',
  summary: 'Gives a member of staff another role.',
  details: AT_ONCE,
  options: ROLE_OPTION,
  run: (operator, given) => {
    const role = readRole(given);
    return withDatabase(operator, async (database) => {
      const id = await getMemberId(database, given.argument);
      return tellChange(operator, await changeRole(database, 'operator', id, role), 'The role is changed.');
    });
  },
};

/** `staff-disable EMAIL` */
const staffDisableCommand: Command = {
  name: 'staff-disable',
  takes: 'EMAIL',
  summary: 'Closes the account of a member of staff and ends their sessions.',
  details: 'What the member did stays on record. The last administrator cannot be disabled.',
  options: {},
  run: (operator, { argument }) =>
    withDatabase(operator, async (database) => {
      const id = await getMemberId(database, argument);
      const change = await disableMember(database, 'operator', id, operator.now());
      return tellChange(operator, change, 'The account is disabled and its sessions are ended.');
    }),
};

/** `staff-enable EMAIL` */
const staffEnableCommand: Command = {
  name: 'staff-enable',
  takes: 'EMAIL',
  summary: 'Opens the account of a member of staff again.',
  details: AT_ONCE,
  options: {},
  run: (operator, { argument }) =>
    withDatabase(operator, async (database) => {
      const id = await getMemberId(database, argument);
      return tellChange(operator, await enableMember(database, 'operator', id), 'The account is open again.');
    }),
};

/** `staff-reset EMAIL` */
const staffResetCommand: Command = {
  name: 'staff-reset',
  takes: 'EMAIL',
  summary: 'Makes a link that lets a member of staff who cannot sign in choose a new password.',
  details: 'The link works once, for 24 hours. It also removes the authenticator app and the passkeys of the account.',
  options: {},
  run: (operator, { argument }) =>
    withDatabase(operator, async (database) => {
      const id = await getMemberId(database, argument);
      const change = await makeResetLink(database, 'operator', id, operator.now());
      return tellChange(operator, change, 'Give this link only to the person themselves:');
    }),
};

/** The operator's commands for staff. */
export const STAFF_COMMANDS: readonly Command[] = [
  staffListCommand,
  staffInviteCommand,
  staffRoleCommand,
  staffDisableCommand,
  staffEnableCommand,
  staffResetCommand,
];
