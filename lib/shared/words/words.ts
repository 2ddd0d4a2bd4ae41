import { numberFormat } from './formats';
import { isLanguageTag, LANGUAGES } from './languages';
import type { AllMessages } from './messages';

/** The name of a message file. */
export type Namespace = keyof AllMessages;

/** The keys of the messages in a node. One with forms, such as `title_one` and `title_staff`, also has its plain key. */
type KeysOf<Node, Path extends string = ''> = {
  [Key in keyof Node & string]: Node[Key] extends string
    ? `${Path}${Key}` | (Key extends `${infer Name}_${string}` ? `${Path}${Name}` : never)
    : KeysOf<Node[Key], `${Path}${Key}.`>;
}[keyof Node & string];

/**
 * What a message needs: `count` selects its plural form, `context` the form for a reader or a case (`_staff`, `_named`),
 * and the others replace its `{{places}}`. `defaultValue` is shown where there is no message.
 */
type MessageValues = Readonly<Record<string, string | number | undefined>> & { count?: number; context?: string };

/** Returns a message from one message file by its key. */
export type Translate<N extends Namespace> = (key: KeysOf<AllMessages[N]>, values?: MessageValues) => string;

/** The messages of one file: `t` returns one by its key; `language` is a BCP 47 tag, for formatting. */
export type FileWords<N extends Namespace> = { t: Translate<N>; language: string };

/** The messages of one language. `company` is what they call whoever runs the portal. */
export type Words = { language: string; company: string; of<N extends Namespace>(namespace: N): FileWords<N> };

function findMessage(messages: unknown, key: string): string | undefined {
  const found = key
    .split('.')
    .reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], messages);
  return typeof found === 'string' ? found : undefined;
}

/** The keys under which a message may be, the most specific first. */
function listForms(key: string, { count, context }: MessageValues, rules: Intl.PluralRules): string[] {
  const plurals = count === undefined ? [''] : [`_${rules.select(count)}`, ''];
  const contexts = context ? [`_${context}`, ''] : [''];
  return contexts.flatMap((ofContext) => plurals.map((ofCount) => `${key}${ofContext}${ofCount}`));
}

/** Unicode's isolates (UAX #9): the text between them has its own direction, and does not disturb what is around it. */
const ISOLATE = '\u2068';
const END_ISOLATE = '\u2069';

/** A name or an address in a right-to-left sentence stays in one piece. Mail programs find links only where they stand alone. */
function isolate(value: string, language: string): string {
  const isRightToLeft = isLanguageTag(language) && LANGUAGES[language].direction === 'rtl';
  return isRightToLeft && value !== '' && !URL.canParse(value) ? `${ISOLATE}${value}${END_ISOLATE}` : value;
}

/** Numbers in a message are written the way its language does, and values with letters keep their own direction. */
const writeValue = (value: string | number | undefined, language: string) =>
  typeof value === 'number' ? numberFormat(language, {}).format(value) : isolate(value ?? '', language);

/**
 * Builds a language's `Words` from its messages; they can be used right away.
 *
 * @param language a BCP 47 tag
 * @param messages the messages by file
 * @param company what replaces `{{company}}` in a message
 */
export function createWords(language: string, messages: Readonly<Record<string, object>>, company: string): Words {
  const files = new Map<string, FileWords<Namespace>>();
  const rules = new Intl.PluralRules(language);

  const open = (namespace: string): FileWords<Namespace> => {
    const file = messages[namespace];
    if (!file) throw new Error(`The messages of ${namespace} are not loaded here.`);
    const known = new Map<string, string>();
    const t = (key: string, values: MessageValues = {}): string => {
      const forms = listForms(key, values, rules);
      const name = forms[0] ?? key;
      const message = known.get(name) ?? forms.map((form) => findMessage(file, form)).find((one) => one !== undefined);
      // Otherwise the key itself is shown, so that a test or a person notices.
      if (message === undefined)
        return values.defaultValue === undefined ? key : writeValue(values.defaultValue, language);
      known.set(name, message);
      if (!message.includes('{{')) return message;
      return message.replace(/\{\{(\w+)\}\}/g, (_, place: string) =>
        writeValue(place === 'company' ? (values.company ?? company) : values[place], language),
      );
    };
    const opened: FileWords<Namespace> = { t, language };
    files.set(namespace, opened);
    return opened;
  };
  return {
    language,
    company,
    of: <N extends Namespace>(namespace: N) => (files.get(namespace) ?? open(namespace)) as unknown as FileWords<N>,
  };
}
