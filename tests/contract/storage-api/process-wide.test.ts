import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { getEmbeddedStorageApi } from '../../../lib/server/customer-store/embedded/get-embedded-storage-api';
import { openEmbeddedStore } from '../../../lib/server/customer-store/embedded/open-embedded-store';
import { getDatabase } from '../../../lib/server/db/connection/get-database';
import { STORAGE_API_PATH } from '../../../lib/shared/contract/request';
import { makeTestFolder } from '../../setup/test-database';
import { CREDENTIALS, PORTAL_URL } from '../support/contract-api';
import { readReply, refusal, success } from '../support/reply';
import { makeTarget } from '../support/sample';

const cleanups: (() => Promise<void> | void)[] = [];

/** Clears the process-wide state, so that the next test configures from scratch. */
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  for (const name of ['embedded-storage-api', 'embedded-store', 'database']) {
    Reflect.deleteProperty(globalThis, Symbol.for(`customer-onboarding-portal.${name}`));
  }
  vi.unstubAllEnvs();
});

function configure(variables: Record<string, string>): { dataDir: string } {
  const { folder, remove } = makeTestFolder();
  cleanups.push(remove);
  for (const name of Object.keys(process.env)) {
    if (/^(PORT|DATA|DOCUMENT|STORAGE)/.test(name)) vi.stubEnv(name, undefined);
  }
  const usual = { DATA_DIR: folder, PORTAL_URL };
  for (const [name, value] of Object.entries({ ...usual, ...variables })) vi.stubEnv(name, value);
  return { dataDir: folder };
}

async function call(credentials: { user: string; pass: string }, target = makeTarget()) {
  const body = JSON.stringify({ ...credentials, service: 'createOrUpdateCustomer', target });
  const request = new Request(`${PORTAL_URL}${STORAGE_API_PATH}`, { method: 'POST', body });
  return readReply(await getEmbeddedStorageApi().handleHttp(request));
}

const closeAfterwards = () => cleanups.push(async () => (await getDatabase()).close());
const OWN = { STORAGE_API_USER: CREDENTIALS.user, STORAGE_API_PASS: CREDENTIALS.pass };
const REFUSED = refusal(401, 'Either your username or password is incorrect');

describe('The storage API of the process', () => {
  test('stores for who knows the configured credentials, with links to the configured portal', async () => {
    configure(OWN);
    closeAfterwards();
    const reply = await call(CREDENTIALS);
    expect(reply).toEqual(success({ type: 'createCustomer' }));
    expect(reply.body.customer_link).toMatch(new RegExp(`^${PORTAL_URL}/staff/customers/[0-9a-f-]{36}$`));
    for (const wrong of [
      { ...CREDENTIALS, user: 'other' },
      { ...CREDENTIALS, pass: 'other' },
    ]) {
      expect(await call(wrong)).toEqual(REFUSED);
    }
  });

  test('accepts nobody over HTTP where no credentials are configured', async () => {
    configure({});
    expect(await call(CREDENTIALS)).toEqual(REFUSED);
    expect(await call({ user: 'undefined', pass: 'undefined' })).toEqual(REFUSED);
  });

  test('accepts nobody over HTTP beside a remote account, whose credentials these are', async () => {
    configure({ ...OWN, STORAGE_API_URL: 'https://vendor.example/storage' });
    expect(await call(CREDENTIALS)).toEqual(REFUSED);
  });

  test('is one, on one database', async () => {
    configure(OWN);
    closeAfterwards();
    expect(getEmbeddedStorageApi()).toBe(getEmbeddedStorageApi());
    const [first, second] = await Promise.all([openEmbeddedStore(), openEmbeddedStore()]);
    expect(first.database).toBe(second.database);
    expect(first.database).toBe(await getDatabase());
    expect(first.keys.activeId).toBe('k1');
  });

  test('keeps its document keys where a new key file cannot be used', async () => {
    const { dataDir } = configure(OWN);
    closeAfterwards();
    await openEmbeddedStore();
    writeFileSync(join(dataDir, 'document-keys'), `k1:${randomBytes(32).toString('base64')}\n`);
    expect((await openEmbeddedStore()).keys.activeId).toBe('k1');
    expect(await call(CREDENTIALS)).toEqual(success());
  });
});
