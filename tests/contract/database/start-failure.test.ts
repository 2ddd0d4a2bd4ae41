import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import { EnvError } from '@/lib/server/env';
import { DocumentKeyError } from '@/lib/server/sealing/document-key-error';
import { findStartFailure } from '@/lib/server/start/start-failure';
import { makeTestFolder } from '../../setup/test-database';

let place: ReturnType<typeof makeTestFolder>;
beforeEach(() => {
  place = makeTestFolder();
});
afterEach(() => place.remove());

const open = (dataDir: string) =>
  openDatabase({ dataDir }).then(
    () => undefined,
    (error) => findStartFailure(error),
  );

test('a DATA_DIR that is no folder is told to the operator, with what is wrong', async () => {
  const file = join(place.folder, 'file');
  writeFileSync(file, '');
  expect(await open(file)).toContain('The folder DATA_DIR cannot be used: it is no folder');
  expect(await open(join(file, 'below'))).toContain('it is no folder');
});

test('a portal.sqlite that is no database, or a folder, is told to the operator', async () => {
  const [text, folder] = [join(place.folder, 'text'), join(place.folder, 'folder')];
  for (const path of [text, join(folder, 'portal.sqlite')]) mkdirSync(path, { recursive: true });
  writeFileSync(join(text, 'portal.sqlite'), 'no database at all '.repeat(1_000));
  expect(await open(text)).toContain('is not a database (SQLITE_NOTADB)');
  expect(await open(folder)).toContain('(EISDIR)');
});

test.each([
  ['EROFS', 'its disk is read-only'],
  ['SQLITE_READONLY_DIRECTORY', 'the system refuses'],
  ['EACCES', 'this user may not read or write it'],
])('the error %s stops the start', (code, advice) => {
  const error = Object.assign(new Error('no value of it is shown'), { code });
  expect(findStartFailure(error)).toBe(`The folder DATA_DIR cannot be used: ${advice} (${code}).`);
});

test('what has a sentence for the operator is told by it, and what may pass is not told at all', () => {
  expect(findStartFailure(new DocumentKeyError('Another key.'))).toBe('Another key.');
  expect(findStartFailure(new EnvError(['PORT']))).toContain('- PORT');
  for (const code of ['ECONNREFUSED', 'SQLITE_BUSY', 'SQLITE_FULL', '57P03']) {
    expect(findStartFailure(Object.assign(new Error(), { code }))).toBe(undefined);
  }
  expect(findStartFailure(new Error('unforeseen'))).toBe(undefined);
});
