import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
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

const TEXT_FIELDS = [
  'firstName',
  'lastName',
  'streetAddress',
  'city',
  'state',
  'zipCode',
  'phoneNumber',
  'emailAddress',
];
const templateKeys = [
  ...TEXT_FIELDS.flatMap((field) => ['required', 'tooLong', 'unprintable'].map((problem) => `${field}.${problem}`)),
  ...['front', 'back'].flatMap((side) => ['invalid', 'tooLarge'].map((problem) => `${side}.${problem}`)),
  'reference.tooLong',
  'reference.unprintable',
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
