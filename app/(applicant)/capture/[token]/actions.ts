'use server';

import { cookies } from 'next/headers';
import { env } from '@/lib/server/env';
import { answerClaim, answerEndFromPhone, answerLook, answerSend } from '@/lib/server/handoffs/answer-phone';
import { isLinkSecret, PHONE_COOKIE, phoneCookieOptions } from '@/lib/server/handoffs/phone-cookie';
import type { HandoffAnswer, HandoffForPhone, HandoffPhoto } from '@/lib/shared/handoff/handoff';
import { readPhoneRequest } from './phone-request';

type Answer = Promise<HandoffAnswer<HandoffForPhone>>;

const OVER = { ok: false, problem: 'over' } as const;

/** Binds the link to this phone, if it is the first. Anyone can call these with anything: everything is checked. */
export async function openOnPhone(linkSecret: string): Answer {
  if (!isLinkSecret(linkSecret)) return OVER;
  const request = await readPhoneRequest(linkSecret);
  const claimed = await answerClaim(request);
  if (!claimed.ok) return claimed;
  if (claimed.value === undefined) return answerLook(request);
  (await cookies()).set(PHONE_COOKIE, claimed.value, phoneCookieOptions(linkSecret, env().configuredPortalUrl));
  return answerLook({ ...request, phoneSecret: claimed.value });
}

/** Sends one prepared photo to the form on the computer, or tells it that a side was emptied. */
export async function sendFromPhone(linkSecret: string, photo: HandoffPhoto): Answer {
  return isLinkSecret(linkSecret) ? answerSend(await readPhoneRequest(linkSecret), photo) : OVER;
}

/** Ends the handoff from the phone. */
export async function endOnPhone(linkSecret: string, end: 'done' | 'cancelled'): Answer {
  return isLinkSecret(linkSecret) ? answerEndFromPhone(await readPhoneRequest(linkSecret), end) : OVER;
}
