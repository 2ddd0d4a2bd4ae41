import { chooseLanguage } from '../../shared/words/choose-language';
import { LANGUAGE_COOKIE } from '../../shared/words/language-cookie';
import { isLanguageTag, type LanguageTag } from '../../shared/words/languages';
import { findCookie } from './find-cookie';

/**
 * The language of a call: the one its sender chose by hand, or else the best match for what the browser accepts.
 *
 * Of two cookies of this name a browser sends the console's first (RFC 6265, 5.4: longer paths come first).
 */
export function findLanguage(headers: Headers): LanguageTag {
  const chosen = findCookie(headers, LANGUAGE_COOKIE);
  return isLanguageTag(chosen) ? chosen : chooseLanguage(headers.get('accept-language'));
}
