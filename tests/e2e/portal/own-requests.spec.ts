import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { startPortal } from '../../setup/portal-server';

type Actions = Record<string, { exportedName: string; workers: Record<string, unknown> }>;

/** The ids that the build gave the server actions with these names. */
function findActionIds(...names: string[]): string[] {
  const { node } = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as { node: Actions };
  return names.map((name) => Object.entries(node).find(([, { exportedName }]) => exportedName === name)?.[0] ?? '');
}

/** Calls an action as a browser does, and returns what the server sent. */
async function callAction(portalUrl: string, path: string, headers: Record<string, string>) {
  const asked = httpRequest(new URL(path, portalUrl), {
    method: 'POST',
    headers: { 'content-type': 'text/plain;charset=UTF-8', accept: 'text/x-component', ...headers },
  });
  asked.end('[]');
  const [answer] = await once(asked, 'response');
  return { redirect: answer.headers['x-action-redirect'], body: await text(answer) };
}

test('an action that redirects leaves it to the browser to open the page, whatever host a request names', async () => {
  let connections = 0;
  const stranger = createServer((socket) => {
    connections += 1;
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  const host = `127.0.0.1:${(stranger.address() as AddressInfo).port}`;
  // Without PORTAL_URL the origin of a request is compared with its own host.
  const portal = await startPortal({ env: { PORTAL_URL: '' } });
  try {
    const [signOut = '', signInElsewhere = ''] = findActionIds('signOutHere', 'signInElsewhere');
    const calls = [
      { id: signOut, path: '/staff/customers', to: '/staff/sign-in?ended=signed-out' },
      { id: signInElsewhere, path: '/staff/sign-in', to: '/staff/sign-in?problem=' },
    ];
    for (const { id, path, to } of calls) {
      const own = { host: new URL(portal.url).host, origin: portal.url };
      const foreign = { host, origin: `http://${host}` };
      for (const from of [own, foreign, { ...own, 'x-forwarded-host': host, origin: `http://${host}` }]) {
        const { redirect, body } = await callAction(portal.url, path, { 'next-action': id, ...from });
        expect(redirect, JSON.stringify({ path, from })).toContain(to);
        expect(body).toBe('');
      }
    }
    // Where the page does not know the action, Next.js asks another page of the same server.
    await callAction(portal.url, '/staff/sign-in', { 'next-action': signOut, host, origin: `http://${host}` });
    expect(connections).toBe(0);
    expect(portal.output()).not.toContain('failed to get redirect response');
  } finally {
    await portal.close();
    stranger.close();
  }
});
