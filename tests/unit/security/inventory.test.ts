import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SEALED_TABLES } from '@/lib/server/sealing/seal-record';
import { listRepositoryFiles } from '../../setup/list-repository-files';

const inventory = readFileSync('docs/security/inventory.md', 'utf8');

/** Names that a module takes from these packages count as calls of a cipher or a hash. */
const CIPHER_CALL = /\b(createCipheriv|createDecipheriv|scrypt|hkdfSync|createSign|createVerify|generateKeyPair\w*)\(/g;

/** What the inventory must speak of for each of them. */
const NAMED_AS: Record<string, string> = {
  createCipheriv: 'AES-256-GCM',
  createDecipheriv: 'AES-256-GCM',
  scrypt: 'scrypt',
  hkdfSync: 'HKDF-SHA-256',
};

it('names every table whose rows are sealed', () => {
  expect(SEALED_TABLES.filter((table) => !inventory.includes(`\`${table}\``))).toEqual([]);
});

it('names every algorithm that the server calls, in the one module that calls it', () => {
  const callers = new Map<string, string[]>();
  for (const path of listRepositoryFiles().filter((one) => /^lib\/server\/.*\.ts$/.test(one))) {
    for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(CIPHER_CALL)) {
      callers.set(name, [...(callers.get(name) ?? []), path]);
    }
  }
  for (const [name, paths] of callers) {
    expect(inventory, name).toContain(NAMED_AS[name] ?? `an entry for ${name}`);
    expect(new Set(paths).size, name).toBe(1);
  }
  expect(callers.get('createCipheriv')).toEqual(['lib/server/sealing/aes-gcm.ts']);
});

it('names modules that exist', () => {
  const paths = [...inventory.matchAll(/`((?:lib|docs|scripts)\/[\w./-]+)`/g)].map(([, path = '']) => path);
  expect(paths.length).toBeGreaterThan(2);
  expect(paths.filter((path) => !existsSync(path))).toEqual([]);
});
