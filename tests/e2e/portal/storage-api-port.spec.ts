import { expect, test } from '@playwright/test';
import { findFreePort } from '../../setup/free-port';
import { startPortal } from '../../setup/portal-server';
import { type RawReply, sendRaw, toRequestBytes } from '../../setup/send-raw';

const STORAGE_API = '/v3/stable/api/storage';
const CREDENTIALS = { user: 'caller', pass: 'a long secret' };
const DEADLINE_MS = 10_000;

function ask(port: number, path: string, body?: object): Promise<RawReply> {
  const headers = { 'content-type': 'application/json' };
  const request = body ? { method: 'POST', body: JSON.stringify(body) } : { method: 'GET' };
  return sendRaw(port, toRequestBytes({ path, headers, ...request }), DEADLINE_MS);
}

test('the storage API on a port of its own answers there alone, and nothing else does', async () => {
  const apiPort = await findFreePort();
  const { user, pass } = CREDENTIALS;
  const env = { STORAGE_API_PORT: String(apiPort), STORAGE_API_USER: user, STORAGE_API_PASS: pass };
  const portal = await startPortal({ env });
  const port = Number(new URL(portal.url).port);
  const call = { ...CREDENTIALS, service: 'getStatus', target: { email: 'nobody@example.com' } };

  const there = await ask(apiPort, STORAGE_API, call);
  expect(there.status).toBe(404);
  expect(there.text).toContain('"result":"Error"');
  expect(there.head.toLowerCase()).toContain("content-security-policy: default-src 'none'");
  expect((await ask(apiPort, `${STORAGE_API}?a=b`)).text).toContain('"result":"Error"');
  const others = [
    '/',
    '/api/health',
    '/staff',
    '/v3',
    `${STORAGE_API}/`,
    `/${STORAGE_API}`,
    `${STORAGE_API}/../../../../`,
  ];
  for (const path of others) {
    const { status, text } = await ask(apiPort, path);
    expect({ path, status, text }).toEqual({ path, status: 404, text: '404 Not Found\n' });
  }

  expect((await ask(port, '/api/health')).status).toBe(200);
  const ways = [
    '/v3',
    `/${STORAGE_API}`,
    '/%763/stable/api/storage',
    '/x/..%2fv3/stable',
    `/x/..${STORAGE_API}`,
    '/V3/stable',
  ];
  for (const path of [STORAGE_API, ...ways]) {
    const { status, text, head } = await ask(port, path, call);
    expect({ path, isAnswer: text.includes('"result"') }).toEqual({ path, isAnswer: false });
    expect([308, 404]).toContain(status);
    expect(head.toLowerCase()).toContain('x-content-type-options: nosniff');
  }

  expect(portal.output()).toContain(`The storage API listens on port ${apiPort}.`);
  expect(await portal.stop()).toBe(0);
  await portal.close();
});

test('a storage API port that cannot be used stops the start, with what to do', async () => {
  const start = (value: string) =>
    startPortal({ env: { STORAGE_API_PORT: value } }).then(
      () => '',
      (error: Error) => error.message,
    );
  const isBad = await start('many');
  expect(isBad).toContain('STORAGE_API_PORT must be a whole number from 1 to 65535');
  expect(isBad).not.toContain('is ready');
  const other = await startPortal();
  const { port } = new URL(other.url);
  expect(await start(port)).toContain(`Port ${port} is in use. Set STORAGE_API_PORT to another one.`);
  await other.close();
});
