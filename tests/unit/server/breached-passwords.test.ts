import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findBreachListProblem, isBreached } from '@/lib/server/staff/accounts/breached-passwords';
import { makeTestFolder } from '../../setup/test-database';

const { folder, remove } = makeTestFolder();
afterAll(remove);

const toLine = (password: string, index: number) =>
  `${createHash('sha1').update(password).digest('hex').toUpperCase()}:${10 ** (index % 8)}`;

function writeList(passwords: readonly string[], end = '\n'): string {
  const path = join(folder, `${passwords.length}-${end.length}.txt`);
  writeFileSync(
    path,
    passwords
      .map(toLine)
      .sort()
      .map((line) => line + end)
      .join(''),
  );
  return path;
}

const listOf = (count: number) => Array.from({ length: count }, (_, index) => `password ${index}`);

describe('a list of breached passwords', () => {
  it.each([1, 2, 3, 10, 1_000])('finds each of %i, and nothing else', async (count) => {
    const path = writeList(listOf(count));
    for (const password of listOf(count)) expect(await isBreached(password, path), password).toBe(true);
    for (const password of listOf(count)) expect(await isBreached(`${password}!`, path), password).toBe(false);
  });

  it('may have the line ends of Windows', async () => {
    const path = writeList(listOf(100), '\r\n');
    for (const password of listOf(100)) expect(await isBreached(password, path)).toBe(true);
    expect(await isBreached('another', path)).toBe(false);
    expect(findBreachListProblem(path)).toBeUndefined();
  });

  it('is told apart from other files before anybody needs it', () => {
    const other = join(folder, 'other.txt');
    writeFileSync(other, 'password\n123456\n');
    expect(findBreachListProblem(other)).toMatch(
      /^BREACHED_PASSWORDS_FILE must be a list with one SHA-1 digest a line/,
    );
    expect(findBreachListProblem(join(folder, 'none.txt'))).toMatch(/a file that cannot be read/);
    expect(findBreachListProblem(undefined)).toBeUndefined();
    expect(findBreachListProblem(writeList(listOf(1)))).toBeUndefined();
  });
});
