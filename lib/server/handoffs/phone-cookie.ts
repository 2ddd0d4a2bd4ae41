import { CAPTURE_PATH, HANDOFF_MAX_AGE_MS } from '../../shared/handoff/handoff';
import { isHttps } from '../secure-url';

/**
 * The cookie that holds the phone's secret; sent only to the page of its own link, and not accessible to scripts. A
 * browser takes a `__Secure-` cookie over HTTPS only.
 */
export const phoneCookieName = (portalUrl: string | undefined) =>
  isHttps(portalUrl) ? '__Secure-handoff-phone' : 'handoff-phone';

/** A longer value is not one that we made. */
const SECRET_MAX_CHARACTERS = 64;

/** How the cookie is set: it lasts as long as the link works. */
export function phoneCookieOptions(linkSecret: string, portalUrl: string | undefined) {
  return {
    httpOnly: true,
    sameSite: 'strict',
    secure: isHttps(portalUrl),
    path: `${CAPTURE_PATH}${linkSecret}`,
    maxAge: HANDOFF_MAX_AGE_MS / 1000,
  } as const;
}

/** The secret in the cookie, if it could be one. */
export function findPhoneSecret(value: string | undefined): string | undefined {
  return value !== undefined && value.length <= SECRET_MAX_CHARACTERS ? value : undefined;
}
