import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { getEmbeddedStorageApi } from '../../../lib/server/customer-store/embedded/get-embedded-storage-api';
import { openEmbeddedStore } from '../../../lib/server/customer-store/embedded/open-embedded-store';
import { getDatabase } from '../../../lib/server/db/connection/get-database';
import { STORAGE_API_PATH } from '../../../lib/shared/contract/request';
import { captureOutput } from '../../setup/captured-output';
import { makeTestFolder } from '../../setup/test-database';
import { CREDENTIALS, PORTAL_URL } from '../support/contract-api';
import { readReply, refusal, success } from '../support/reply';
import { makeTarget } from '../support/sample';

const cleanups: (() => Promise<void> | void)[] = [];

/** Clears the process-wide state, so that the next test configures from scratch. */
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  for (const name of ['embedded-storage-api', 'embedded-store', 'database', 'api-guesses']) {
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

  test('does not read what is sent where nobody is accepted', async () => {
    configure({});
    let pulled = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(1_000));
      },
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body: endless, duplex: 'half' };
    const reply = await getEmbeddedStorageApi().handleHttp(new Request(`${PORTAL_URL}${STORAGE_API_PATH}`, init));
    expect(await readReply(reply)).toEqual(REFUSED);
    // The stream fills its own buffer.
    expect(pulled).toBeLessThanOrEqual(1);
  });

  test('refuses an address that guesses too often, also where it guesses right, and logs it without the address', async () => {
    configure(OWN);
    closeAfterwards();
    const output = captureOutput();
    cleanups.push(() => output.stop());
    for (let count = 0; count < 20; count += 1) expect(await call({ ...CREDENTIALS, pass: 'other' })).toEqual(REFUSED);
    expect(await call(CREDENTIALS)).toEqual(success());
    expect(await call({ ...CREDENTIALS, pass: 'other' })).toEqual(REFUSED);
    expect(await call(CREDENTIALS)).toEqual(refusal(429, expect.stringContaining('Try again in 15 minutes')));
    expect(output.text()).toContain('storage API: wrong user or password');
    expect(output.text()).toContain('too many wrong users or passwords');
  });

  test('records who read and wrote over HTTP, reads once in a while', async () => {
    configure(OWN);
    closeAfterwards();
    const { email } = makeTarget();
    const ask = async (service: string, more: object = {}) => {
      const body = JSON.stringify({ ...CREDENTIALS, service, target: { email, ...more } });
      const request = new Request(`${PORTAL_URL}${STORAGE_API_PATH}`, { method: 'POST', body });
      expect(await readReply(await getEmbeddedStorageApi().handleHttp(request))).toEqual(success());
    };
    await ask('createOrUpdateCustomer', makeTarget({ email }));
    for (const service of ['getStatus', 'getStatus', 'getDocumentImages']) await ask(service);
    await ask('updateStatus', { status: 'PASS' });
    const query = (await getDatabase()).kysely.selectFrom('activity').select(['actor_kind', 'action', 'detail']);
    const api = { actor_kind: 'api', detail: null };
    expect(await query.orderBy('id').execute()).toEqual([
      { ...api, action: 'customer.entered' },
      { ...api, action: 'customer.opened' },
      { ...api, action: 'documents.viewed' },
      { ...api, action: 'customer.decided', detail: 'PASS' },
    ]);
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
