import { createInstance, type i18n, type Resource } from 'i18next';
import { type APPLICANT_MESSAGES, LANGUAGE } from './messages';
import type { STAFF_MESSAGES } from './staff-messages';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'pages';
    resources: typeof APPLICANT_MESSAGES & typeof STAFF_MESSAGES;
  }
}

/**
 * Makes an i18next instance with its messages loaded; it can be used at once.
 *
 * @param messages the sentences by file
 */
export function createMessages(messages: Resource[string]): i18n {
  const instance = createInstance();
  instance.init({
    lng: LANGUAGE,
    fallbackLng: LANGUAGE,
    defaultNS: 'pages',
    ns: Object.keys(messages),
    resources: { [LANGUAGE]: messages },
    initAsync: false,
    // React escapes; escaping here would show entities to people.
    interpolation: { escapeValue: false },
  });
  return instance;
}
