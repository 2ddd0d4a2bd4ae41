import { createInstance, type i18n } from 'i18next';
import { LANGUAGE, MESSAGES } from './messages';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'pages';
    resources: typeof MESSAGES;
  }
}

/** Makes an i18next instance with every message loaded; it can be used at once. */
export function createMessages(): i18n {
  const instance = createInstance();
  instance.init({
    lng: LANGUAGE,
    fallbackLng: LANGUAGE,
    defaultNS: 'pages',
    ns: Object.keys(MESSAGES),
    resources: { [LANGUAGE]: MESSAGES },
    initAsync: false,
    // React escapes; escaping here would show entities to people.
    interpolation: { escapeValue: false },
  });
  return instance;
}

/** Messages for pages that render on the server. */
export const serverMessages = createMessages();
