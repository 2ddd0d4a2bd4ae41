import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { EnvError, env } from '@/lib/server/env';

afterEach(() => vi.unstubAllEnvs());

function makeFile(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'secret-')), 'secret');
  writeFileSync(path, text);
  return path;
}

function read(variables: Record<string, string>) {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  return env();
}

test('A secret may be in a file that a variable names', () => {
  const secret = 'x'.repeat(32);
  expect(read({ STAFF_SECRET_FILE: makeFile(`${secret}\n`) }).staffSecret).toBe(secret);
  const url = 'postgres://portal:password@db.example.com/portal?sslmode=verify-full';
  expect(read({ DATABASE_URL_FILE: makeFile(url) }).databaseUrl).toBe(url);
});

test('What is in the file is checked like the variable itself', () => {
  expect(() => read({ STAFF_SECRET_FILE: makeFile('short') })).toThrow('STAFF_SECRET must have at least 32 characters');
});

test('Only secrets are taken from files', () => {
  expect(read({ COMPANY_NAME_FILE: makeFile('Acme') }).company.name).toBeUndefined();
});

test.each([
  [{ STAFF_SECRET_FILE: '/no/such/file' }, 'The file that STAFF_SECRET_FILE names cannot be read (ENOENT)'],
  [{ SMTP_URL_FILE: '/' }, 'The file that SMTP_URL_FILE names cannot be read (EISDIR)'],
  [{ DOCUMENT_KEYS_FILE: makeFile(' \n') }, 'The file that DOCUMENT_KEYS_FILE names is empty'],
  [{ DOCUMENT_KEYS: 'k:x', DOCUMENT_KEYS_FILE: makeFile('y') }, 'Set DOCUMENT_KEYS or DOCUMENT_KEYS_FILE, not both'],
])('What cannot be read is a sentence without a value: %o', (variables, sentence) => {
  expect(() => read(variables)).toThrow(EnvError);
  expect(() => read(variables)).toThrow(sentence);
});

test('The keys come from one place', () => {
  const both = { DOCUMENT_KEYS: 'k1:x', DOCUMENT_KEYS_COMMAND: '/bin/true' };
  expect(() => read(both)).toThrow('Set DOCUMENT_KEYS or DOCUMENT_KEYS_COMMAND, not both');
});
