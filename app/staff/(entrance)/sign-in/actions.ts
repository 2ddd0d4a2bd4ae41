'use server';

import { redirect } from 'next/navigation';
import { findSameOriginCaller } from '@/lib/server/door/caller';
import { formText } from '@/lib/server/http/form-text';
import { getSingleSignOnEntrance, getStaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import {
  type PasskeyAnswer,
  type SignInOutcome,
  signInWithCode,
  signInWithPasskey,
  signInWithPassword,
  startPasskeySignIn,
} from '@/lib/server/staff/entrance/sign-in';
import { startSingleSignOn } from '@/lib/server/staff/entrance/single-sign-on';
import type { SignInState } from '@/lib/shared/staff/sign-in-state';
import { SECOND_STEP_PATH, SINGLE_SIGN_ON_REFUSED_PATH, STAFF_HOME_PATH } from '@/lib/shared/staff/staff-paths';

function goOn(outcome: SignInOutcome, email: string, wrong: SignInState['problem']): SignInState {
  if (outcome.kind === 'signed-in') redirect(STAFF_HOME_PATH);
  if (outcome.kind === 'second-factor') redirect(SECOND_STEP_PATH);
  return { email, problem: outcome.kind === 'too-many' ? 'tooMany' : wrong };
}

export async function signIn(_: SignInState, form: FormData): Promise<SignInState> {
  const email = formText(form, 'email');
  const caller = await findSameOriginCaller();
  if (!caller) return { email, problem: 'crossSite' };
  const given = { email, password: formText(form, 'password') };
  return goOn(await signInWithPassword(await getStaffEntrance(), caller, given), email, 'wrong');
}

export async function enterCode(_: SignInState, form: FormData): Promise<SignInState> {
  const caller = await findSameOriginCaller();
  if (!caller) return { email: '', problem: 'crossSite' };
  const given = { code: formText(form, 'code'), isBackupCode: formText(form, 'kind') === 'backup' };
  return goOn(await signInWithCode(await getStaffEntrance(), caller, given), '', 'wrongCode');
}

/** The question for the browser's passkey; undefined when there were too many. */
export async function startPasskey() {
  const caller = await findSameOriginCaller();
  return caller && startPasskeySignIn(await getStaffEntrance(), caller);
}

export async function finishPasskey(answer: PasskeyAnswer): Promise<SignInState> {
  const caller = await findSameOriginCaller();
  if (!caller) return { email: '', problem: 'crossSite' };
  return goOn(await signInWithPasskey(await getStaffEntrance(), caller, answer), '', 'wrongPasskey');
}

export async function signInElsewhere(): Promise<void> {
  const caller = await findSameOriginCaller();
  const address = caller && (await startSingleSignOn(await getSingleSignOnEntrance(), caller));
  redirect(address ?? SINGLE_SIGN_ON_REFUSED_PATH);
}
