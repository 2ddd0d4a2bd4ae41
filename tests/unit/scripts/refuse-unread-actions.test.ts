import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { isUnread, noteRead } from '../../../lib/server/current-call.mjs';
import { refusingUnreadActions } from '../../../scripts/serve/refuse-unread-actions.mjs';

let server: Server;
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const fail = async (_request: IncomingMessage, response: ServerResponse) => {
  response.setHeader('Content-Type', 'text/x-component').setHeader('Content-Encoding', 'gzip');
  response.statusCode = 500;
  response.write('0:{"stack":');
  await new Promise(setImmediate);
  response.end('"secret"}');
};

async function call(handle: typeof fail, path = '/check', init: RequestInit = {}) {
  server = createServer((request, response) => {
    response.setHeader('X-Frame-Options', 'DENY');
    refusingUnreadActions(handle)(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
  const headers = { 'next-action': 'x' };
  const answer = await fetch(url, { method: 'POST', headers, body: '["$K1"]', ...init });
  return { status: answer.status, text: await answer.text().catch(() => 'unreadable'), headers: answer.headers };
}

test('a call to an action that fails before code of ours has it is refused plainly', async () => {
  const { status, text, headers } = await call(fail);
  expect({ status, text }).toEqual({ status: 400, text: '400 Bad Request\n' });
  expect(headers.get('content-encoding')).toBeNull();
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('cache-control')).toBe('no-store');
});

test('so is one whose head is sent ahead, and a torn form without scripts', async () => {
  const sendHead: typeof fail = async (_request, response) => {
    response.writeHead(500).flushHeaders();
    response.end('secret');
  };
  expect(await call(sendHead)).toMatchObject({ status: 400, text: '400 Bad Request\n' });
  const form = { headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x' };
  for (const path of ['/staff/sign-in', '/api/nowhere']) {
    expect(await call(fail, path, form), path).toMatchObject({ status: 400 });
  }
});

test('what fails in code of ours stays an error, as does every other request', async () => {
  const work: typeof fail = async (request, response) => {
    await new Promise(setImmediate);
    expect(isUnread()).toBe(true);
    noteRead();
    expect(isUnread()).toBe(false);
    response.setHeader('X-Of', request.url ?? '');
    response.writeHead(500).end('ours');
  };
  for (const path of ['/check', '/v3/stable/api/storage']) {
    expect(await call(work, path), path).toMatchObject({ status: 500, text: 'ours' });
  }
  const plain: typeof fail = async (_request, response) => {
    expect(isUnread()).toBe(false);
    response.writeHead(500).end('ours');
  };
  expect(await call(plain, '/check', { method: 'GET', body: null, headers: {} })).toMatchObject({ status: 500 });
  expect(await call(plain, '/check', { headers: { 'content-type': 'application/json' } })).toMatchObject({
    status: 500,
  });
});

test('an answer that is no failure passes as it is, in pieces', async () => {
  const answer: typeof fail = async (_request, response) => {
    response.write('one ');
    await new Promise(setImmediate);
    response.end('two');
  };
  expect(await call(answer)).toMatchObject({ status: 200, text: 'one two' });
  const unknown: typeof fail = async (_request, response) => void response.writeHead(404).end('unknown');
  expect(await call(unknown)).toMatchObject({ status: 404, text: 'unknown' });
});
