import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import type { DatabaseLocation } from '../../../lib/server/db/connection/open-database';
import { DATABASE_KINDS } from '../support/describe-contract';
import { makeLocation, startPortalStorage } from '../support/operated-portal';
import { success } from '../support/reply';
import { runOperator } from '../support/run-operator';
import { makeTarget } from '../support/sample';

/** A pair of keys made by the command, elsewhere. */
async function makeKey({ dataDir }: DatabaseLocation, name = 'backup-key') {
  const path = join(dataDir, name);
  const run = await runOperator({ dataDir, databaseUrl: undefined }, ['backup-key', path]);
  const recipient = /BACKUP_RECIPIENTS=(age1\w+)/.exec(run.printed)?.[1] ?? '';
  return { path, recipient, run };
}

async function makePortal(kind: 'sqlite' | 'postgres') {
  const location = await makeLocation(kind);
  const portal = await startPortalStorage(location);
  const target = makeTarget({ fn: 'Canaria' });
  await portal.call('createOrUpdateCustomer', target);
  return { location, target, file: join(location.dataDir, 'portal.backup') };
}

describe.each(DATABASE_KINDS)('An encrypted backup (%s)', (kind) => {
  test('restores with the secret key alone, which the machine that made it never had', async () => {
    const { location, target, file } = await makePortal(kind);
    const other = await makeLocation(kind);
    const { path, recipient } = await makeKey(other);
    const run = await runOperator(location, ['backup', file], { backupRecipients: recipient });
    expect(run).toMatchObject({ status: 0, printed: expect.stringContaining('encrypted to 1 key') });
    copyFileSync(join(location.dataDir, 'document-keys'), join(other.dataDir, 'document-keys'));
    expect(await runOperator(other, ['restore', file, '--verify', '--identity', path])).toMatchObject({ status: 0 });
    expect(await runOperator(other, ['restore', file, '--identity', path])).toMatchObject({ status: 0 });
    const portal = await startPortalStorage(other);
    expect(await portal.call('getStatus', { email: target.email })).toEqual(success({ status: 'PENDING' }));
  });

  test('holds nothing in clear, and opens with the tools of age', async () => {
    const { location, target, file } = await makePortal(kind);
    const [identity, another] = [await generateX25519Identity(), await generateX25519Identity()];
    const keys = `${await identityToRecipient(identity)}, ${await identityToRecipient(another)}`;
    expect(await runOperator(location, ['backup', file, '--to', keys])).toMatchObject({ status: 0 });
    const bytes = readFileSync(file);
    expect(bytes.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n/);
    for (const secret of ['Canaria', target.email]) expect(bytes.includes(secret)).toBe(false);
    const decrypter = new Decrypter();
    decrypter.addIdentity(another);
    expect(gunzipSync(await decrypter.decrypt(bytes)).toString()).toContain('Canaria');
  });
});

describe('An encrypted backup', () => {
  test('is not opened without its key, nor with another, and says which it was', async () => {
    const { location, file } = await makePortal('sqlite');
    const { recipient } = await makeKey(location);
    const { path: otherPath } = await makeKey(location, 'other-key');
    await runOperator(location, ['backup', file], { backupRecipients: recipient });
    const restore = (...more: string[]) => runOperator(location, ['restore', file, '--force', ...more]);
    expect(await restore()).toMatchObject({ status: 1, notes: expect.stringContaining('Add --identity') });
    const refused = { status: 1, notes: expect.stringContaining('encrypted to another key') };
    expect(await restore('--identity', otherPath)).toMatchObject(refused);
    const noKey = { status: 1, notes: expect.stringContaining('holds no secret key') };
    expect(await restore('--identity', join(location.dataDir, 'document-keys'))).toMatchObject(noKey);
    expect(await runOperator(location, ['check'])).toMatchObject({ status: 0 });
  });

  test('that is cut or changed is called damaged, and nothing is restored', async () => {
    const { location, file } = await makePortal('sqlite');
    const { path, recipient } = await makeKey(location);
    await runOperator(location, ['backup', file], { backupRecipients: recipient });
    const bytes = readFileSync(file);
    const changed = Buffer.from(bytes);
    changed[bytes.length - 30] = (changed[bytes.length - 30] ?? 0) ^ 1;
    for (const damaged of [bytes.subarray(0, -40), bytes.subarray(0, 90), changed]) {
      writeFileSync(file, damaged);
      const run = await runOperator(location, ['restore', file, '--force', '--identity', path]);
      expect(run).toMatchObject({ status: 1, notes: expect.stringContaining('damaged') });
    }
    expect(await runOperator(location, ['check'])).toMatchObject({ status: 0 });
  });

  test('is not made for what is no public key', async () => {
    const { location, file } = await makePortal('sqlite');
    const run = await runOperator(location, ['backup', file], { backupRecipients: 'age1nonsense' });
    expect(run).toMatchObject({ status: 1, notes: expect.stringContaining('"age1nonsense" is not a public key') });
  });

  test('has a secret key that its owner alone may read, and that no second command replaces', async () => {
    const location = await makeLocation('sqlite');
    const { path, recipient, run } = await makeKey(location);
    expect(run).toMatchObject({ status: 0, notes: '' });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toContain(recipient);
    expect(run.printed).not.toContain('AGE-SECRET-KEY');
    expect((await makeKey(location)).run).toMatchObject({ status: 1 });
  });
});
