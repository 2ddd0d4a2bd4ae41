import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRemoteClient } from '@/lib/server/contract-client/remote-client';
import { createRemoteTransport } from '@/lib/server/contract-client/remote-transport';
import { isAllowedStorageUrl } from '@/lib/server/secure-url';
import { captureOutput } from '../../setup/captured-output';
import { toWrite } from '../../setup/customer-write';
import { createSelfSignedCertificate } from '../../setup/self-signed-certificate';

let output: ReturnType<typeof captureOutput>;
beforeEach(() => {
  output = captureOutput();
});
afterEach(() => output.stop());

describe('the transport to a remote account', () => {
  test.each([
    'https://dcams.app/v3/stable/api/storage',
    'https://10.0.0.5:8443/v3/stable/api/storage',
    'http://localhost:4000/v3/stable/api/storage',
    'http://127.0.0.1:4000/',
    'http://[::1]:4000/',
  ])('may speak to %s', (url) => {
    expect(isAllowedStorageUrl(url)).toBe(true);
    expect(() => createRemoteTransport(url)).not.toThrow();
  });

  test.each([
    'http://dcams.app/v3/stable/api/storage',
    'http://10.0.0.5/',
    'http://127.0.0.1.evil.example/',
    'http://localhost.evil.example/',
    'https://someone:s3cr3t-word@dcams.app/',
    'ftp://dcams.app/',
    'file:///etc/hosts',
    'dcams.app',
    '',
  ])('refuses %j without repeating it', (url) => {
    expect(isAllowedStorageUrl(url)).toBe(false);
    expect(() => createRemoteTransport(url)).toThrow(/^The storage API needs an https:\/\/ address/);
  });

  test('sends to its own address only', async () => {
    const transport = createRemoteTransport('http://127.0.0.1:9/a');
    await expect(transport(new Request('http://127.0.0.1:9/b', { method: 'POST', body: '{}' }))).rejects.toThrow(
      'The request is not for this storage API',
    );
  });

  test('refuses a certificate that nobody vouches for, before a word is sent', async () => {
    const heard: string[] = [];
    const server = createServer(createSelfSignedCertificate(), (request, response) => {
      heard.push(request.url ?? '');
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const credentials = { user: 'user-4711', pass: 'pass-s3cr3t' };
    const client = createRemoteClient({ transport: createRemoteTransport(url), url, credentials });
    const outcome = await client.createOrUpdateCustomer(
      toWrite({ email: 'a@example.com', documents: { front: 'AAAA' } }),
    );
    await new Promise((resolve) => server.close(resolve));
    expect(outcome).toEqual({
      ok: false,
      error: { code: 'unavailable', reason: 'certificate', canRetry: true, delivery: 'not-sent' },
    });
    expect(heard).toEqual([]);
    expect(output.text()).not.toMatch(/user-4711|pass-s3cr3t|a@example\.com/);
  });
});
