import { createInstance, type FormatterModule, type Resource, type TFunction } from 'i18next';
import { numberFormat } from './formats';
import type { ApplicantMessages, StaffMessages } from './languages';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'pages';
    resources: ApplicantMessages & StaffMessages;
  }
}

/** The name of a message file. */
export type Namespace = keyof (ApplicantMessages & StaffMessages);

/** Gives a sentence of one message file by its key. */
export type Translate<N extends Namespace> = TFunction<N>;

/** The sentences of one message file: `t` gives one by its key; `language` is a BCP 47 tag, for formats. */
export type FileWords<N extends Namespace> = { t: Translate<N>; language: string };

/** The sentences of one language. */
export type Words = { language: string; of<N extends Namespace>(namespace: N): FileWords<N> };

/** Numbers within a sentence are written as its language does. */
const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value, _, language) =>
    typeof value === 'number' && language ? numberFormat(language, {}).format(value) : value,
};

/** Looks up once each sentence without values; one that depends on a context alone is such a sentence too. */
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
 * Makes the words of a language from its messages; they can be used at once.
 *
 * @param language a BCP 47 tag
 * @param messages the sentences by file
 * @param company what stands wherever a sentence says `{{company}}`
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
