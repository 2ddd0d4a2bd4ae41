import {
  PASSWORD_ALONE_MIN_CHARACTERS,
  PASSWORD_WITH_SECOND_FACTOR_MIN_CHARACTERS,
  type PasswordProblem,
} from '../accounts/password-rules';
import { withdrawStaffLinks } from '../accounts/staff-links';
import { recordActivity } from '../activity/record-activity';
import { findChosenPasswordProblem } from '../entrance/chosen-password';
import { mayTryToEnter } from '../entrance/entrance-limits';
import type { StaffEntrance } from '../entrance/get-staff-auth';
import { type Caller, refusedAsUndefined } from '../entrance/sign-in';
import type { StaffSession } from '../entrance/staff-session';

export type PasswordChange =
  | { kind: 'done' }
  | { kind: 'too-many' }
  | { kind: 'wrong-password' }
  | { kind: 'invalid'; problem: PasswordProblem };

/** Asks for the password again before changing anything that a stolen session must not change. */
export async function confirmPassword(
  { auth, database }: StaffEntrance,
  { member }: StaffSession,
  { headers, address, now }: Caller,
  password: string,
): Promise<{ kind: 'done' } | { kind: 'too-many' } | { kind: 'wrong-password' }> {
  if (!(await mayTryToEnter(database, { address, account: member.id, now }))) return { kind: 'too-many' };
  const answer = await refusedAsUndefined(auth.api.verifyPassword({ headers, body: { password } }));
  return { kind: answer ? 'done' : 'wrong-password' };
}

/** Changes the member's own password, and ends all other sessions and any link for a new password. */
export async function changeOwnPassword(
  entrance: StaffEntrance,
  session: StaffSession,
  caller: Caller,
  { current, chosen }: { current: string; chosen: string },
): Promise<PasswordChange> {
  const { auth, database } = entrance;
  const { member, hasSecondFactor } = session;
  const minCharacters = hasSecondFactor ? PASSWORD_WITH_SECOND_FACTOR_MIN_CHARACTERS : PASSWORD_ALONE_MIN_CHARACTERS;
  const person = [member.name, member.emailAddress];
  const problem = await findChosenPasswordProblem(entrance, { password: chosen, minCharacters, person });
  if (problem) return { kind: 'invalid', problem };
  if (!(await mayTryToEnter(database, { address: caller.address, account: member.id, now: caller.now }))) {
    return { kind: 'too-many' };
  }
  const body = { currentPassword: current, newPassword: chosen, revokeOtherSessions: true };
  const answer = await refusedAsUndefined(auth.api.changePassword({ headers: caller.headers, body }));
  if (!answer) return { kind: 'wrong-password' };
  const isShort = [...chosen].length < PASSWORD_ALONE_MIN_CHARACTERS ? 1 : 0;
  await database.kysely
    .updateTable('staff_accounts')
    .set({ has_short_password: isShort })
    .where('id', '=', member.id)
    .execute();
  // Whoever chose a password needs none of the links for a new one; somebody else may have made it.
  await withdrawStaffLinks(database.kysely, member.emailAddress, caller.now);
  const actor = { kind: 'staff' as const, id: member.id };
  await recordActivity(database.kysely, { actor, action: 'staff.password-changed', subjectId: member.id });
  return { kind: 'done' };
}
