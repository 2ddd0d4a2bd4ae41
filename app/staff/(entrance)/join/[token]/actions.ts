'use server';

import { redirect } from 'next/navigation';
import { findSameOriginCaller } from '@/lib/server/door/caller';
import { formText } from '@/lib/server/http/form-text';
import { mayTryToEnter } from '@/lib/server/staff/entrance/entrance-limits';
import { getStaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { joinStaff } from '@/lib/server/staff/entrance/join-staff';
import { signInWithPassword } from '@/lib/server/staff/entrance/sign-in';
import type { JoinState } from '@/lib/shared/staff/join-state';
import { joinPath, SIGN_IN_PATH, STAFF_HOME_PATH } from '@/lib/shared/staff/staff-paths';

/** Makes the account that a link allows, and signs the person in. */
export async function joinByLink(token: string, _: JoinState, form: FormData): Promise<JoinState> {
  const given = { name: formText(form, 'name'), email: formText(form, 'email'), password: formText(form, 'password') };
  const { password, ...kept } = given;
  const caller = await findSameOriginCaller();
  if (!caller) return { ...kept, fields: {}, problem: 'crossSite' };
  const entrance = await getStaffEntrance();
  if (!(await mayTryToEnter(entrance.database, caller))) return { ...kept, fields: {}, problem: 'tooMany' };
  const outcome = await joinStaff(entrance, token, given, caller.now);
  if (outcome.kind === 'invalid') return { ...kept, fields: outcome.fields };
  if (outcome.kind === 'link-ended') redirect(joinPath(token));
  const signedIn = await signInWithPassword(entrance, caller, { email: outcome.email, password });
  redirect(signedIn.kind === 'signed-in' ? STAFF_HOME_PATH : SIGN_IN_PATH);
}
