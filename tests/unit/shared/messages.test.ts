import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CUSTOMER_FIELDS, type CustomerField } from '@/lib/shared/customer/fields';
import { serverMessages } from '@/lib/shared/words/server-messages';

const SOURCES = [
  'lib/shared/customer/customer.ts',
  'lib/shared/submission/submission-form.ts',
  'lib/server/applications/submissions/check-submission.ts',
];

/** The keys that the schemas give, found in their sources; templates such as `${field}.required` are checked below. */
const literalKeys = SOURCES.flatMap((file) =>
  Array.from(readFileSync(file, 'utf8').matchAll(/'((?:[a-z][A-Za-z]+)\.[a-z][A-Za-z]+)'/g), ([, key]) => key ?? ''),
).filter((key) => !key.startsWith('documents.'));

const DATE_PROBLEMS = ['incomplete', 'notReal', 'future', 'tooLongAgo', 'notNumbers', 'yearNotFourDigits'];

/** What the schema may say of a field. */
function listProblems({ kind, required }: CustomerField): string[] {
  const ofKind = kind === 'date' ? DATE_PROBLEMS : ['tooLong', 'unprintable', ...(kind === 'text' ? [] : ['invalid'])];
  return required === 'never' ? ofKind : ['required', ...ofKind];
}

const templateKeys = [
  ...CUSTOMER_FIELDS.flatMap((field) => listProblems(field).map((problem) => `${field.name}.${problem}`)),
  ...['front', 'back'].flatMap((side) => ['invalid', 'tooLarge'].map((problem) => `${side}.${problem}`)),
];

it.each([...new Set([...literalKeys, ...templateKeys])])('has a sentence for the error %s', (key) => {
  expect(serverMessages.exists(`errors.${key}`, { ns: 'form' })).toBe(true);
});

it('has no empty message', () => {
  const folder = 'lib/shared/words/en';
  for (const file of readdirSync(folder)) {
    expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(/:\s*""/);
  }
});
