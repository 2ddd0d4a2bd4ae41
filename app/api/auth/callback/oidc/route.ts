import { getStaffEntrance } from '@/lib/server/auth/get-staff-auth';
import { finishSingleSignOn } from '@/lib/server/auth/single-sign-on';
import { getClientAddress } from '@/lib/server/client-address';
import { env } from '@/lib/server/env';

/** Where the single sign-on sends people back to; the only address of better-auth that is open. */
export async function GET(request: Request): Promise<Response> {
  const address = getClientAddress(request.headers, env().trustedProxyHops);
  return finishSingleSignOn(await getStaffEntrance(), request, { address, now: Date.now() });
}
