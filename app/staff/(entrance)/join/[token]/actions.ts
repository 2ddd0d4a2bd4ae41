'use server';

import { redirect } from 'next/navigation';
import { findSameOriginCaller } from '@/lib/server/auth/caller';
import { mayTryToEnter } from '@/lib/server/auth/entrance-limits';
import { getStaffEntrance } from '@/lib/server/auth/get-staff-auth';
import { joinStaff } from '@/lib/server/auth/join-staff';
import { signInWithPassword } from '@/lib/server/auth/sign-in';
import { formText } from '@/lib/server/form-text';
import type { JoinState } from '@/lib/shared/join-state';
import { joinPath, SIGN_IN_PATH, STAFF_HOME_PATH } from '@/lib/shared/staff-paths';

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
