import 'server-only';
import { cookies, headers } from 'next/headers';
import { env } from '../env';
import { getClientAddress } from '../http/client-address';
import { isSameOrigin } from '../http/request-origin';
import type { Caller } from '../staff/entrance/sign-in';

/** The request's headers, with the cookies as they stand now: an action may have changed them before the page renders. */
export async function getCurrentHeaders(): Promise<Headers> {
  const current = new Headers(await headers());
  current.set('cookie', (await cookies()).toString());
  return current;
}

/** Who calls this action or page. */
export async function getCaller(): Promise<Caller> {
  const requestHeaders = await getCurrentHeaders();
  const address = getClientAddress(requestHeaders, env().trustedProxyHops);
  return { headers: requestHeaders, address, now: Date.now() };
}

/** Who calls this action; undefined when no page of ours asked for it. */
export async function findSameOriginCaller(): Promise<Caller | undefined> {
  const caller = await getCaller();
  return isSameOrigin(caller.headers, env().configuredPortalUrl) ? caller : undefined;
}
