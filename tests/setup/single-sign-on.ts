import type { StaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { SINGLE_SIGN_ON_ID } from '@/lib/server/staff/entrance/staff-auth';
import { SINGLE_SIGN_ON_REFUSED_PATH, STAFF_HOME_PATH } from '@/lib/shared/staff/staff-paths';
import { toCookie } from './to-cookie';

/** The single sign-on of the tests sends people back to this host alone. */
export const PORTAL_URL = 'http://127.0.0.1:3000';

/** Goes to the single sign-on as a browser does, with the cookies of both: the request with which it comes back. */
export async function goToSingleSignOn({ auth }: Pick<StaffEntrance, 'auth'>): Promise<Request> {
  const { headers, response } = await auth.api.signInSocial({
    headers: new Headers(),
    body: {
      provider: SINGLE_SIGN_ON_ID,
      callbackURL: STAFF_HOME_PATH,
      errorCallbackURL: SINGLE_SIGN_ON_REFUSED_PATH,
    },
    returnHeaders: true,
  });
  const kept = new Map<string, string>();
  let address = response.url ?? '';
  while (!address.startsWith(PORTAL_URL)) {
    const cookie = [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      kept.set(name, value);
    }
    address = new URL(answer.headers.get('location') ?? PORTAL_URL, address).href;
  }
  return new Request(address, { headers: { cookie: toCookie(headers) } });
}
