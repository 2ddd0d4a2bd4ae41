import { HOME_PATH } from '../../shared/paths';
import { makeLanguageCookie } from '../../shared/words/language-cookie';
import { isLanguageTag, type LanguageTag } from '../../shared/words/languages';
import { openRoute } from '../door/public-doors';
import { refusal, toEmptyResponse } from '../door/refusal';
import { env } from '../env';
import { findChosenLanguage } from '../http/find-language';
import { readBody } from '../http/read-body';
import { isHttps } from '../secure-url';

/** Two short fields; a path is hardly longer than a link's secret. */
const CHOICE_MAX_BYTES = 2_000;

/** Between an invitation's own path and the language to open it in. */
const IN_LANGUAGE = '/in/';

const goTo = (path: string, cookie?: string) =>
  new Response(null, {
    status: 303,
    headers: { Location: path, 'Cache-Control': 'no-store', ...(cookie ? { 'Set-Cookie': cookie } : {}) },
  });

const makeCookie = (language: LanguageTag, path: string) =>
  makeLanguageCookie(language, path, isHttps(env().configuredPortalUrl));

/** The path of one of our own pages; anything else leads to the form. */
function toOwnPath(to: string | null): string {
  const base = 'http://portal.invalid';
  if (!to?.startsWith('/') || !URL.canParse(to, base)) return HOME_PATH;
  const { origin, pathname } = new URL(to, base);
  return origin === base ? pathname : HOME_PATH;
}

/**
 * Remembers the language that someone chose, for browsers without our scripts, and leads back to the page. It needs no
 * proof of where it comes from: a language is all that it changes.
 */
export const chooseLanguageDoor = openRoute({
  name: 'choose-language',
  work: async (request) => {
    const body = await readBody(request, CHOICE_MAX_BYTES);
    if (body === 'too-large') return toEmptyResponse(refusal('invalid-input'));
    const form = new URLSearchParams(body.toString('utf8'));
    const language = form.get('language');
    const path = toOwnPath(form.get('to'));
    return goTo(path, isLanguageTag(language) ? makeCookie(language, path) : undefined);
  },
});

/**
 * Opens an invitation in the language it was written in, unless this browser's owner has chosen one. Links in mails
 * lead here.
 */
export const invitedLanguageDoor = openRoute({
  name: 'invited-language',
  work: async (request) => {
    const [path = HOME_PATH, language] = new URL(request.url).pathname.split(IN_LANGUAGE);
    const isChosen = findChosenLanguage(request.headers) !== undefined;
    return goTo(path, !isChosen && isLanguageTag(language) ? makeCookie(language, path) : undefined);
  },
});
