type Language = {
  /** The name its speakers use. */
  name: string;
  direction: 'ltr' | 'rtl';
};

/** The portal's languages, by BCP 47 tag, which is also the name of their folder. The first one is the default. */
export const LANGUAGES = {
  en: { name: 'English', direction: 'ltr' },
  es: { name: 'Español', direction: 'ltr' },
  fr: { name: 'Français', direction: 'ltr' },
  'zh-Hans': { name: '简体中文', direction: 'ltr' },
  vi: { name: 'Tiếng Việt', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
} satisfies Record<string, Language>;

/** A key of `LANGUAGES`. */
export type LanguageTag = keyof typeof LANGUAGES;

/** The language to use if no one specified one. */
export const DEFAULT_LANGUAGE: LanguageTag = 'en';

export const listLanguageTags = () => Object.keys(LANGUAGES) as LanguageTag[];

/** Whether a text is the tag of one of the portal's languages. */
export const isLanguageTag = (text: string | null | undefined): text is LanguageTag =>
  typeof text === 'string' && Object.hasOwn(LANGUAGES, text);
