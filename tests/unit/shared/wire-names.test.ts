import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CUSTOMER_FIELDS } from '@/lib/shared/customer/fields';

/** Words with other meanings elsewhere: a phone also takes photos, and staff have email too. */
const ALSO_PLAIN_WORDS = ['phone', 'email'];

/** Names in the contract that differ from ours. */
const WIRE_NAMES = CUSTOMER_FIELDS.filter(({ name, wire }) => name !== wire && !ALSO_PLAIN_WORDS.includes(wire)).map(
  ({ wire }) => wire,
);
const WIRE_NAME = new RegExp(`(?<![-\\w])(?:${WIRE_NAMES.join('|')})(?![-\\w])`);

/** A released migration keeps its column names forever; weights in base64 are no names, and any letters occur there. */
const KNOW_THEM = /^lib\/(shared\/customer\/fields\.ts$|server\/db\/migrations\/\d|vision\/mrz\/network-weights\.ts$)/;

test('The names of the storage contract stand in the list of fields alone', () => {
  const files = ['app', 'components', 'lib']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
    .filter((file) => /\.tsx?$/.test(file) && !KNOW_THEM.test(file));
  expect(files.length).toBeGreaterThan(400);
  expect(WIRE_NAMES).toEqual(expect.arrayContaining(['fn', 'ln', 'addr', 'dob']));
  const places = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (WIRE_NAME.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
  );
  expect(places).toEqual([]);
});

test('No two fields share a name', () => {
  expect(new Set(CUSTOMER_FIELDS.map(({ name }) => name)).size).toBe(CUSTOMER_FIELDS.length);
  expect(new Set(CUSTOMER_FIELDS.map(({ wire }) => wire)).size).toBe(CUSTOMER_FIELDS.length);
});
