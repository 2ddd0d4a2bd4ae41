'use server';

import { redirect } from 'next/navigation';
import { findSameOriginCaller } from '@/lib/server/door/caller';
import { authorizeOwnAction } from '@/lib/server/door/require-staff';
import { getStaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { signOut } from '@/lib/server/staff/entrance/sign-in';
import { SIGN_IN_PATH } from '@/lib/shared/staff/staff-paths';

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
