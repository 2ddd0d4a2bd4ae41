import {
  SINGLE_SIGN_ON_REFUSED_PATH,
  STAFF_HOME_PATH,
  TOO_MANY_SIGN_INS_PATH,
} from '../../../shared/staff/staff-paths';
import { recordActivity } from '../activity/record-activity';
import { mayTryToEnter } from './entrance-limits';
import type { StaffEntrance } from './get-staff-auth';
import { type Caller, refusedAsUndefined } from './sign-in';
import { SINGLE_SIGN_ON_ID } from './staff-auth';

/**
 * The single sign-on URL to go to; undefined when it cannot be used now.
 *
 * @param landing the page of the console to open afterwards (see return-path.ts). Default: its first
 */
export async function startSingleSignOn(
  { auth, database }: StaffEntrance,
  { headers, address, now }: Caller,
  landing: string = STAFF_HOME_PATH,
): Promise<string | undefined> {
  if (!(await mayTryToEnter(database, { address, now }))) return undefined;
  const body = {
    provider: SINGLE_SIGN_ON_ID,
    callbackURL: landing,
    errorCallbackURL: SINGLE_SIGN_ON_REFUSED_PATH,
  };
  const answer = await refusedAsUndefined(auth.api.signInSocial({ headers, body }));
  return answer?.url;
}

/**
 * Takes someone back from the single sign-on: better-auth verifies all of it, and only lets in people who have an
 * account.
 */
export async function finishSingleSignOn(
  { auth, database }: StaffEntrance,
  request: Request,
  { address, now }: Pick<Caller, 'address' | 'now'>,
): Promise<Response> {
  if (!(await mayTryToEnter(database, { address, now }))) {
    return new Response(null, { status: 303, headers: { Location: TOO_MANY_SIGN_INS_PATH } });
  }
  const response = await auth.handler(request);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
  if (found) {
    const actor = { kind: 'staff' as const, id: found.user.id };
    await recordActivity(database.kysely, { actor, action: 'staff.signed-in', detail: 'single-sign-on' });
  }
  return response;
}
