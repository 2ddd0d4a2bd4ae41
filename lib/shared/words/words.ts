import { createInstance, type FormatterModule, type Resource, type TFunction } from 'i18next';
import { numberFormat } from './formats';
import { isLanguageTag, LANGUAGES } from './languages';
import type { ApplicantMessages, StaffMessages } from './messages';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'pages';
    resources: ApplicantMessages & StaffMessages;
  }
}

/** The name of a message file. */
export type Namespace = keyof (ApplicantMessages & StaffMessages);

/** Returns a message from one message file by its key. */
export type Translate<N extends Namespace> = TFunction<N>;

/** The messages of one file: `t` returns one by its key; `language` is a BCP 47 tag, for formatting. */
export type FileWords<N extends Namespace> = { t: Translate<N>; language: string };

/** The messages of one language. */
export type Words = { language: string; of<N extends Namespace>(namespace: N): FileWords<N> };

/** Unicode's isolates (UAX #9): the text between them has its own direction, and does not disturb what is around it. */
const ISOLATE = '\u2068';
const END_ISOLATE = '\u2069';

/** A name or an address in a right-to-left sentence stays in one piece. Mail programs find links only where they stand alone. */
function isolate(value: string, language: string): string {
  const isRightToLeft = isLanguageTag(language) && LANGUAGES[language].direction === 'rtl';
  return isRightToLeft && value !== '' && !URL.canParse(value) ? `${ISOLATE}${value}${END_ISOLATE}` : value;
}

/** Numbers in a message are formatted for its language, and values with letters keep their own direction. */
const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, _, language = '') =>
    typeof value === 'number' && language ? numberFormat(language, {}).format(value) : isolate(String(value), language),
};

/** Looks up each message without values once; one that only depends on a context counts as such a message too. */
function rememberPlain<N extends Namespace>(translate: Translate<N>): Translate<N> {
  const known = new Map<string, string>();
  const t = (key: string, values: { context?: string } = {}) => {
    const { context, ...others } = values;
    for (const _ in others) return translate(key as never, values as never);
    const name = context ? `${key}_${context}` : key;
    const sentence = known.get(name) ?? String(translate(key as never, values as never));
    known.set(name, sentence);
    return sentence;
  };
  return t as Translate<N>;
}

/**
 * Builds a language's `Words` from its messages; they can be used right away.
 *
 * @param language a BCP 47 tag
 * @param messages the messages by file
 * @param company what replaces `{{company}}` in a message
 */
export function createWords(language: string, messages: Resource[string], company: string): Words {
  const instance = createInstance();
  instance.use(formatter).init({
    lng: language,
    fallbackLng: language,
    defaultNS: 'pages',
    ns: Object.keys(messages),
    resources: { [language]: messages },
    initAsync: false,
    // React escapes; escaping here would show entities to people.
    interpolation: { escapeValue: false, alwaysFormat: true, defaultVariables: { company } },
  });
  const files = new Map<Namespace, FileWords<Namespace>>();
  const open = <N extends Namespace>(namespace: N): FileWords<N> => {
    if (!(namespace in messages)) throw new Error(`The messages of ${namespace} are not loaded here.`);
    const opened = { t: rememberPlain(instance.getFixedT(language, namespace) as Translate<N>), language };
    files.set(namespace, opened as unknown as FileWords<Namespace>);
    return opened;
  };
  return {
    language,
    of: <N extends Namespace>(namespace: N) =>
      (files.get(namespace) as unknown as FileWords<N> | undefined) ?? open(namespace),
  };
}
