'use server';

import { revalidatePath } from 'next/cache';
import { getCaller } from '@/lib/server/door/caller';
import { authorizeOwnAction } from '@/lib/server/door/require-staff';
import { formText } from '@/lib/server/http/form-text';
import { getStaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { changeOwnPassword } from '@/lib/server/staff/own-account/own-password';
import {
  confirmAuthenticator,
  finishPasskey,
  removeAuthenticator,
  removePasskey,
  renewBackupCodes,
  startAuthenticator,
  startPasskey,
} from '@/lib/server/staff/own-account/own-second-factors';
import { revokeOwnSession } from '@/lib/server/staff/own-account/own-sessions';
import type { AccountProblem, AuthenticatorState, PasswordState } from '@/lib/shared/staff/account-state';
import { ACCOUNT_PATH } from '@/lib/shared/staff/staff-paths';

export async function changePassword(_: PasswordState, form: FormData): Promise<PasswordState> {
  const session = await authorizeOwnAction();
  if ('kind' in session) return { problem: session.reason };
  const passwords = { current: formText(form, 'current'), chosen: formText(form, 'chosen') };
  const change = await changeOwnPassword(await getStaffEntrance(), session, await getCaller(), passwords);
  if (change.kind === 'invalid') return { chosen: change.problem };
  if (change.kind !== 'done') return { problem: change.kind };
  revalidatePath(ACCOUNT_PATH);
  return { isDone: true };
}

export async function changeAuthenticator(state: AuthenticatorState, form: FormData): Promise<AuthenticatorState> {
  const session = await authorizeOwnAction();
  if ('kind' in session) return { ...state, problem: session.reason };
  const given = [await getStaffEntrance(), session, await getCaller()] as const;
  const step = formText(form, 'step');
  const password = formText(form, 'password');
  const { problem: _problem, event: _event, ...kept } = state;
  if (step === 'start') {
    const started = await startAuthenticator(...given, password);
    return started.kind === 'started'
      ? { address: started.address, backupCodes: started.backupCodes }
      : { problem: started.kind === 'done' ? 'refused' : started.kind };
  }
  if (step === 'confirm') {
    const confirmed = await confirmAuthenticator(...given, formText(form, 'code'));
    if (confirmed.kind !== 'done') return { ...kept, problem: 'wrong-code' };
    revalidatePath(ACCOUNT_PATH);
    return { backupCodes: state.backupCodes ?? [], event: 'added' };
  }
  if (step === 'renew') {
    const renewed = await renewBackupCodes(...given, password);
    return renewed.kind === 'made'
      ? { backupCodes: renewed.backupCodes }
      : { problem: renewed.kind === 'done' ? 'refused' : renewed.kind };
  }
  const removed = await removeAuthenticator(...given, password);
  if (removed.kind !== 'done') return { problem: removed.kind };
  revalidatePath(ACCOUNT_PATH);
  return { event: 'removed' };
}

export async function startAddingPasskey(password: string): Promise<{ options: object } | { problem: AccountProblem }> {
  const session = await authorizeOwnAction();
  if ('kind' in session) return { problem: session.reason };
  const started = await startPasskey(await getStaffEntrance(), session, await getCaller(), password);
  return started.kind === 'started'
    ? { options: started.options }
    : { problem: started.kind === 'done' ? 'refused' : started.kind };
}

export async function finishAddingPasskey(response: unknown, name: string): Promise<AccountProblem | undefined> {
  const session = await authorizeOwnAction();
  if ('kind' in session) return session.reason;
  const finished = await finishPasskey(await getStaffEntrance(), session, await getCaller(), { response, name });
  revalidatePath(ACCOUNT_PATH);
  return finished.kind === 'done' ? undefined : finished.kind;
}

export async function removeOwnPasskey(id: string, password: string): Promise<AccountProblem | undefined> {
  const session = await authorizeOwnAction();
  if ('kind' in session) return session.reason;
  const removed = await removePasskey(await getStaffEntrance(), session, await getCaller(), { id, password });
  revalidatePath(ACCOUNT_PATH);
  return removed.kind === 'done' ? undefined : removed.kind;
}

export async function endOwnSession(form: FormData): Promise<void> {
  const session = await authorizeOwnAction();
  if ('kind' in session) return;
  await revokeOwnSession(await getStaffEntrance(), session, formText(form, 'session'));
  revalidatePath(ACCOUNT_PATH);
}
