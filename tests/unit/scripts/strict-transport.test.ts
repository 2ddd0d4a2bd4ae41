import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createGuardedServer } from '../../../scripts/serve/create-guarded-server.mjs';
import { withStrictTransport } from '../../../scripts/serve/strict-transport.mjs';

async function ask(portalUrl: string | undefined): Promise<string | null> {
  const server = createGuardedServer(withStrictTransport((_request, response) => response.end('Hello'), portalUrl));
  server.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/staff`);
  expect(await answer.text()).toBe('Hello');
  return answer.headers.get('strict-transport-security');
}

it('Browsers are told to come back over HTTPS only where PORTAL_URL has it', async () => {
  expect(await ask('https://id.example.com')).toBe('max-age=31536000');
  expect(await ask('http://id.example.com')).toBeNull();
  expect(await ask(undefined)).toBeNull();
});
