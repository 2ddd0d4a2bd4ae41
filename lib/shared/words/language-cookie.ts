import type { LanguageTag } from './languages';

/** The cookie that remembers the language someone chose. It says nothing else, so scripts may write it. */
const LANGUAGE_COOKIE = 'portal-language';

/** Its names, the one that counts first. A browser takes a `__Secure-` cookie over HTTPS only. */
export const LANGUAGE_COOKIES = [`__Secure-${LANGUAGE_COOKIE}`, LANGUAGE_COOKIE] as const;

/** A year, in seconds: a language is chosen once. */
const KEPT_SECONDS = 365 * 24 * 60 * 60;

/** The console has a language of its own: staff may serve people in one and work in another. */
const CONSOLE_PATH = '/staff';

const isInConsole = (path: string) => path === CONSOLE_PATH || path.startsWith(`${CONSOLE_PATH}/`);

/**
 * A `Set-Cookie` header, or what to assign to `document.cookie`, that remembers a language.
 *
 * @param path of the page where it was chosen: in the console it holds there, elsewhere for all other pages
 * @param isSecure whether the portal is known to be reached over HTTPS
 */
export function makeLanguageCookie(language: LanguageTag, path: string, isSecure: boolean): string {
  const scope = isInConsole(path) ? CONSOLE_PATH : '/';
  const [secureName, plainName] = LANGUAGE_COOKIES;
  const cookie = `${isSecure ? secureName : plainName}=${language}; Path=${scope}; Max-Age=${KEPT_SECONDS}; SameSite=Lax`;
  return isSecure ? `${cookie}; Secure` : cookie;
}
