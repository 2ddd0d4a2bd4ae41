import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createAuthMiddleware } from 'better-auth/api';
import { findCookie } from '../../http/find-cookie';
import type { StaffAuth } from './staff-auth';

/** How long a browser stays known after a sign-in, in seconds. */
export const DEVICE_MAX_SECONDS = 180 * 24 * 60 * 60;

/** A difference between the clocks of instances, in milliseconds. */
const FUTURE_MAX_MS = 5 * 60 * 1000;

const NONCE_BYTES = 16;
const MARK_CHARACTERS = 16;
const VALUE = /^([\w-]{22})\.(\d{1,15})\.([\w-]{43})$/;

type Known = { secret: string; email: string };

/** A keyed digest, so that nobody else can make a cookie, or tell whose it is. */
function digest({ secret, email }: Known, parts: readonly string[]): string {
  const text = JSON.stringify(['device', email.toLowerCase(), ...parts]);
  return createHmac('sha256', secret).update(text).digest('base64url');
}

/** Members who share a browser have a cookie each. */
const toName = (known: Known) => `device-${digest(known, []).slice(0, MARK_CHARACTERS)}`;

function isEqual(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}

/**
 * Leaves a cookie in a browser that somebody has signed in from, by whatever way and with the second factor if there is
 * one. Its attempts then count for themselves (entrance-limits.ts). It proves nothing else, and signs nobody in.
 */
export const deviceCookie = () => ({
  id: 'device-cookie',
  hooks: {
    after: [
      {
        matcher: () => true,
        handler: createAuthMiddleware(async (context) => {
          const { newSession, secret, createAuthCookie } = context.context;
          if (!newSession) return;
          const known = { secret, email: newSession.user.email };
          const { name, attributes } = createAuthCookie(toName(known), {
            maxAge: DEVICE_MAX_SECONDS,
            sameSite: 'strict',
          });
          const parts = [randomBytes(NONCE_BYTES).toString('base64url'), String(Date.now())];
          context.setCookie(name, [...parts, digest(known, parts)].join('.'), attributes);
        }),
      },
    ],
  },
});

/**
 * Finds what identifies the caller's browser, if this account was signed in from it.
 *
 * @param now epoch milliseconds
 */
export async function findDevice(
  auth: StaffAuth,
  { headers, now }: { headers: Headers; now: number },
  email: string,
): Promise<string | undefined> {
  const { secret, createAuthCookie } = await auth.$context;
  const known = { secret, email };
  const [, nonce = '', madeAt = '', given = ''] =
    VALUE.exec(findCookie(headers, createAuthCookie(toName(known)).name) ?? '') ?? [];
  if (!isEqual(given, digest(known, [nonce, madeAt]))) return undefined;
  const ageMs = now - Number(madeAt);
  return ageMs <= DEVICE_MAX_SECONDS * 1000 && ageMs >= -FUTURE_MAX_MS ? nonce : undefined;
}
