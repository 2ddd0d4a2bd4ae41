import { expect, test } from 'vitest';
import { createWords, type Namespace, type Translate } from '@/lib/shared/words/words';

/** Looks up messages of a made-up file, in a language with four plural forms. */
function makeLookup(messages: object, language = 'pl') {
  const { t } = createWords(language, { pages: messages }, 'Acme').of('pages');
  return t as unknown as (key: string, values?: Parameters<Translate<Namespace>>[1]) => string;
}

test('a message is found by its key, and places are filled in', () => {
  const t = makeLookup({ plain: 'Hello', deep: { er: '{{name}}, {{name}} and {{other}}' } });
  expect(t('plain')).toBe('Hello');
  expect(t('deep.er', { name: 'A', other: 'B' })).toBe('A, A and B');
  expect(t('deep.er', { name: '{{other}} $&', other: 'B' })).toBe('{{other}} $&, {{other}} $& and B');
  expect(t('deep.er', { name: 'A' })).toBe('A, A and ');
});

test('the company is in every message that names it, unless another value is given', () => {
  const t = makeLookup({ from: 'From {{company}}' });
  expect(t('from')).toBe('From Acme');
  expect(t('from', { company: 'us' })).toBe('From us');
});

test('a count selects the plural form of the language, and is written its way', () => {
  const t = makeLookup({ n_one: '{{count}} one', n_few: '{{count}} few', n_many: '{{count}} many', n_other: 'other' });
  expect(t('n', { count: 1 })).toBe('1 one');
  expect(t('n', { count: 3 })).toBe('3 few');
  expect(t('n', { count: 12_345 })).toBe('12\u00a0345 many');
});

test('a context selects a form where there is one, together with a count', () => {
  const t = makeLookup({ a: 'plain', a_staff: 'staff', b: 'only', c_one: 'one', c_staff_one: 'one for staff' });
  expect(t('a')).toBe('plain');
  expect(t('a', { context: 'staff' })).toBe('staff');
  expect(t('a', { context: 'applicant' })).toBe('plain');
  expect(t('b', { context: 'staff' })).toBe('only');
  expect(t('c', { count: 1, context: 'staff' })).toBe('one for staff');
  expect(t('c', { count: 1, context: 'applicant' })).toBe('one');
});

test('an empty message stays empty, and a key without one is shown itself', () => {
  const t = makeLookup({ empty: '', node: { in: 'x' } });
  expect(t('empty')).toBe('');
  expect(t('missing.key')).toBe('missing.key');
  expect(t('node')).toBe('node');
});

test('a file that is not loaded is an error', () => {
  expect(() => createWords('en', { pages: {} }, '').of('customers')).toThrow('customers');
});
