import { chooseLanguage } from '../../shared/words/choose-language';
import { LANGUAGE_COOKIES } from '../../shared/words/language-cookie';
import { isLanguageTag, type LanguageTag } from '../../shared/words/languages';
import { findCookie } from './find-cookie';

/** What a call carries as a language chosen by hand; it may be anything. */
export const findChosenLanguage = (headers: Headers): string | undefined =>
  LANGUAGE_COOKIES.map((name) => findCookie(headers, name)).find((value) => value !== undefined);

/**
 * The language of a call: the one its sender chose by hand, or else the best match for what the browser accepts.
 *
 * Of two cookies of this name a browser sends the console's first (RFC 6265, 5.4: longer paths come first).
 */
export function findLanguage(headers: Headers): LanguageTag {
  const chosen = findChosenLanguage(headers);
  return isLanguageTag(chosen) ? chosen : chooseLanguage(headers.get('accept-language'));
}
