import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CUSTOMER_FIELDS, type CustomerField } from '@/lib/shared/customer/fields';
import { type LanguageTag, listLanguageTags } from '@/lib/shared/words/languages';
import { loadWords } from '@/lib/shared/words/load-words';
import { MESSAGES } from '@/lib/shared/words/messages';

const SOURCES = [
  'lib/shared/customer/customer.ts',
  'lib/shared/submission/submission-form.ts',
  'lib/server/applications/submissions/check-submission.ts',
];

/** The keys that the schemas use, found in their source; templates such as `${field}.required` are checked below. */
const literalKeys = SOURCES.flatMap((file) =>
  Array.from(readFileSync(file, 'utf8').matchAll(/'((?:[a-z][A-Za-z]+)\.[a-z][A-Za-z]+)'/g), ([, key]) => key ?? ''),
).filter((key) => !key.startsWith('documents.'));

const DATE_PROBLEMS = [
  ...['incomplete', 'notNumbers', 'noSuchMonth', 'yearNotFourDigits', 'notReal', 'future', 'tooLongAgo', 'young'],
];

/** What the schema may say about a field. */
function listProblems({ kind, required }: CustomerField): string[] {
  const ofKind = kind === 'date' ? DATE_PROBLEMS : ['tooLong', 'unprintable', ...(kind === 'text' ? [] : ['invalid'])];
  return required === 'never' ? ofKind : ['required', ...ofKind];
}

const templateKeys = [
  ...CUSTOMER_FIELDS.flatMap((field) => listProblems(field).map((problem) => `${field.name}.${problem}`)),
  ...['front', 'back'].flatMap((side) => ['invalid', 'tooLarge'].map((problem) => `${side}.${problem}`)),
];

const errorKeys = [...new Set([...literalKeys, ...templateKeys])];

/** Every sentence in a message file by its path, such as "problem.unknown". */
const listSentences = (node: object, path = ''): [string, string][] =>
  Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value]] : listSentences(value, `${path + key}.`),
  );

const PLURAL_FORM = /_(?:zero|one|two|few|many|other)$/;

/** The messages of a language by path, with all plural forms of one message under one path. */
const listKeys = async (language: LanguageTag) =>
  listSentences(await MESSAGES[language]()).map(([path]) => path.replace(PLURAL_FORM, ''));

/** What a sentence leaves room for, sorted: a language may say it in another order. */
const listValues = (sentence: string) => [...new Set(sentence.match(/\{\{.*?\}\}/g))].sort();

describe.each(listLanguageTags())('in %s', (language) => {
  it.each(errorKeys)('has a sentence for the error %s', async (key) => {
    const { t } = (await loadWords(language)).of('form');
    expect(t(`errors.${key}` as 'errors.city.required')).not.toBe(`errors.${key}`);
  });

  it('has no empty message', async () => {
    for (const [path, sentence] of listSentences(await MESSAGES[language]())) {
      expect(sentence.trim(), path).not.toBe('');
    }
  });

  it('has a sentence for each plural form of the language', async () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const paths = listSentences(await MESSAGES[language]()).map(([path]) => path);
    const counted = paths.filter((path) => path.endsWith('_other')).map((path) => path.replace(/_other$/, ''));
    expect(counted.length).toBeGreaterThan(0);
    expect(paths).toEqual(expect.arrayContaining(counted.flatMap((path) => forms.map((form) => `${path}_${form}`))));
  });

  it('has the same messages as English, plural forms aside', async () => {
    expect([...new Set(await listKeys(language))].sort()).toEqual([...new Set(await listKeys('en'))].sort());
  });

  it('puts the same values into a message as English', async () => {
    const english = new Map(listSentences(await MESSAGES.en()));
    for (const [path, sentence] of listSentences(await MESSAGES[language]())) {
      const original = english.get(path.replace(PLURAL_FORM, '_other')) ?? english.get(path) ?? '';
      // "One thing" needs no number, and Arabic has words for none and two as well.
      const mayLack = PLURAL_FORM.test(path) ? ['{{count}}'] : [];
      const values = listValues(sentence);
      expect(
        values.filter((value) => !mayLack.includes(value)),
        path,
      ).toEqual(listValues(original).filter((value) => !mayLack.includes(value)));
      for (const value of values) expect(listValues(original), path).toContain(value);
    }
  });

  it('names its folder', () => {
    expect(readdirSync(`lib/shared/words/${language}`)).toContain('pages.json');
  });
});
