import { env } from '@/lib/server/env';
import { getClientAddress } from '@/lib/server/http/client-address';
import { getSingleSignOnEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { finishSingleSignOn } from '@/lib/server/staff/entrance/single-sign-on';

/** Where the single sign-on sends people back to; the only address of better-auth that is open. */
export async function GET(request: Request): Promise<Response> {
  const address = getClientAddress(request.headers, env().trustedProxyHops);
  return finishSingleSignOn(await getSingleSignOnEntrance(), request, { address, now: Date.now() });
}
