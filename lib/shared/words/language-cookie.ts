import type { LanguageTag } from './languages';

/** The cookie that remembers the language someone chose. It says nothing else, so scripts may write it. */
export const LANGUAGE_COOKIE = 'portal-language';

/** A year, in seconds: a language is chosen once. */
const KEPT_SECONDS = 365 * 24 * 60 * 60;

/** The console has a language of its own: staff may serve people in one and work in another. */
const CONSOLE_PATH = '/staff';

const isInConsole = (path: string) => path === CONSOLE_PATH || path.startsWith(`${CONSOLE_PATH}/`);

/**
 * A `Set-Cookie` header, or what to assign to `document.cookie`, that remembers a language.
 *
 * @param path of the page where it was chosen: in the console it holds there, elsewhere for all other pages
 */
export function makeLanguageCookie(language: LanguageTag, path: string): string {
  const scope = isInConsole(path) ? CONSOLE_PATH : '/';
  return `${LANGUAGE_COOKIE}=${language}; Path=${scope}; Max-Age=${KEPT_SECONDS}; SameSite=Lax`;
}
