import { applicantMessages } from '@/lib/shared/words/en/applicant';
import { pageMessages } from '@/lib/shared/words/en/page';
import { staffMessages } from '@/lib/shared/words/en/staff';
import { LANGUAGES, type LanguageTag } from '@/lib/shared/words/languages';
import { MESSAGES } from '@/lib/shared/words/messages';

/** Formats dates and numbers as in Polish, with the same plural forms: one, few, many, other. */
export const MADE_UP = 'pl-XA' as LanguageTag;

const ACCENTED: Record<string, string> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
};
const VALUE = /(\{\{.*?\}\})/;

/** An English sentence with accents, about 40 percent longer; the placeholders stay. */
export function makeUp(sentence: string): string {
  const accented = sentence
    .split(VALUE)
    .map((part) => (VALUE.test(part) ? part : part.replace(/[aeiou]/gi, (letter) => ACCENTED[letter] ?? letter)))
    .join('');
  return `${accented} ${'~'.repeat(Math.ceil(sentence.length * 0.4))}`;
}

/** The sentences of a node and everything below it; plurals get the forms that English lacks. */
function makeUpAll(node: object): object {
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
      if (typeof value !== 'string') return [[key, makeUpAll(value)]];
      if (!key.endsWith('_other')) return [[key, makeUp(value)]];
      const name = key.replace(/other$/, '');
      return ['few', 'many', 'other'].map((form) => [name + form, `${makeUp(value)}${form}`]);
    }),
  );
}

/** Adds a language as a developer would: one more entry in the list. */
export function addMadeUpLanguage(): void {
  const messages = makeUpAll({ ...pageMessages, ...applicantMessages, ...staffMessages });
  Object.assign(LANGUAGES, { [MADE_UP]: { name: 'Made up', direction: 'ltr' } });
  Object.assign(MESSAGES, { [MADE_UP]: async () => messages });
}
