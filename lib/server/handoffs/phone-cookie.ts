import { CAPTURE_PATH, HANDOFF_MAX_AGE_MS } from '../../shared/handoff/handoff';

/** Holds the secret of the phone; sent to the page of its own link only, and out of reach for scripts. */
export const PHONE_COOKIE = 'handoff-phone';

/** Two phones' worth of characters is nothing that we made. */
const SECRET_MAX_CHARACTERS = 64;

/** How the cookie is kept: as long as the link works. */
export function phoneCookieOptions(linkSecret: string, portalUrl: string | undefined) {
  return {
    httpOnly: true,
    sameSite: 'strict',
    secure: portalUrl?.startsWith('https:') ?? false,
    path: `${CAPTURE_PATH}${linkSecret}`,
    maxAge: HANDOFF_MAX_AGE_MS / 1000,
  } as const;
}

/** The secret in the cookie, where it can be one. */
export function findPhoneSecret(value: string | undefined): string | undefined {
  return value !== undefined && value.length <= SECRET_MAX_CHARACTERS ? value : undefined;
}
