'use server';

import { redirect } from 'next/navigation';
import { findSameOriginCaller } from '@/lib/server/auth/caller';
import { getStaffEntrance } from '@/lib/server/auth/get-staff-auth';
import { authorizeOwnAction } from '@/lib/server/auth/require-staff';
import { signOut } from '@/lib/server/auth/sign-in';
import { SIGN_IN_PATH } from '@/lib/shared/staff-paths';

/** Ends the session on the server and leads to the sign-in. */
export async function signOutHere(): Promise<void> {
  const caller = await findSameOriginCaller();
  if (caller) await signOut(await getStaffEntrance(), caller.headers);
  redirect(`${SIGN_IN_PATH}?ended=signed-out`);
}

/** Ends a session whose person has gone. */
export async function endIdleSession(): Promise<void> {
  const caller = await findSameOriginCaller();
  if (caller) await signOut(await getStaffEntrance(), caller.headers);
}

/** Counts as a sign of the person. @returns false when the session is over */
export async function staySignedIn(): Promise<boolean> {
  return !('kind' in (await authorizeOwnAction()));
}
