import 'server-only';
import { cookies, headers } from 'next/headers';
import type { PhoneRequest } from '@/lib/server/handoffs/answer-phone';
import { findPhoneSecret, PHONE_COOKIE } from '@/lib/server/handoffs/phone-cookie';

/** What the phone shows with the request that is being answered. */
export async function readPhoneRequest(linkSecret: string): Promise<PhoneRequest> {
  const phoneSecret = findPhoneSecret((await cookies()).get(PHONE_COOKIE)?.value);
  return { headers: await headers(), linkSecret, phoneSecret };
}
