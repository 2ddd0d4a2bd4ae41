import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../../lib/server/db/connection/open-database';
import { DocumentKeyError } from '../../../lib/server/sealing/document-key-error';
import { loadDocumentKeys } from '../../../lib/server/sealing/load-document-keys';
import { captureOutput } from '../../setup/captured-output';
import { makeTestDatabase } from '../../setup/test-database';

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Stands for a key service: it unwraps the keys that a file holds wrapped. */
const UNWRAP = `
  const [, , path, mode] = process.argv;
  if (mode === 'refused') { process.stderr.write('AccessDenied: no such grant\\n'); process.exit(3); }
  if (mode === 'silent') process.exit(0);
  const wrapped = require('node:fs').readFileSync(path);
  process.stdout.write(wrapped.map((byte) => byte ^ 0x5a));
`;

async function setUp() {
  const { location, remove } = await makeTestDatabase('sqlite');
  cleanups.push(remove);
  const keys = `kms1:${randomBytes(32).toString('base64')}\n`;
  const [service, wrapped] = [join(location.dataDir, 'unwrap.cjs'), join(location.dataDir, 'wrapped-keys')];
  writeFileSync(service, UNWRAP);
  writeFileSync(
    wrapped,
    Buffer.from(keys).map((byte) => byte ^ 0x5a),
  );
  const database = await openDatabase(location);
  cleanups.push(() => database.close());
  const load = (mode = '') =>
    loadDocumentKeys(database, {
      dataDir: location.dataDir,
      documentKeysCommand: `${process.execPath} ${service} ${wrapped} ${mode}`,
    });
  return { load, database, location };
}

test('Document keys may come from a command, such as one that has a key service unwrap them', async () => {
  const { load } = await setUp();
  const keys = await load();
  expect(keys.activeId).toBe('kms1');
  expect(keys.byId.get('kms1')?.symmetricKeySize).toBe(32);
  expect((await load()).activeId).toBe('kms1');
});

test('A command that fails or prints nothing is a message for the operator, with what it said', async () => {
  const { load, database, location } = await setUp();
  const output = captureOutput();
  const refused = await load('refused').catch((error: unknown) => error);
  output.stop();
  expect(refused).toBeInstanceOf(DocumentKeyError);
  expect(String(refused)).toContain('DOCUMENT_KEYS_COMMAND failed (3)');
  expect(output.text()).toContain('AccessDenied');
  await expect(load('silent')).rejects.toThrow('What DOCUMENT_KEYS_COMMAND prints holds no key');
  const missing = { dataDir: location.dataDir, documentKeysCommand: '/no/such/program' };
  await expect(loadDocumentKeys(database, missing)).rejects.toThrow('DOCUMENT_KEYS_COMMAND failed (ENOENT)');
});
