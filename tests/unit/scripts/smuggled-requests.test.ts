import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createGuardedServer } from '../../../scripts/serve/create-guarded-server.mjs';
import { openRawConnection } from '../../setup/raw-connection';

/** Another request, which a server in front would take for part of a body. */
const HIDDEN = 'GET /hidden HTTP/1.1\r\nHost: portal.example\r\n\r\n';
const HIDDEN_CHUNKED = `0\r\n\r\n${HIDDEN}`;

let seen: string[] = [];
const server = createGuardedServer((request: IncomingMessage, response: ServerResponse) => {
  seen.push(request.url ?? '');
  request.resume();
  request.on('error', () => undefined);
  request.on('end', () => response.end('done'));
});

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
beforeEach(() => {
  seen = [];
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const post = (headers: string, body: string) => `POST /seen HTTP/1.1\r\nHost: portal.example\r\n${headers}\r\n${body}`;
const LENGTH = `Content-Length: ${HIDDEN.length}\r\n`;

it.each([
  [
    'a length and chunks',
    post(`Content-Length: ${HIDDEN_CHUNKED.length}\r\nTransfer-Encoding: chunked\r\n`, HIDDEN_CHUNKED),
  ],
  [
    'chunks and a length',
    post(`Transfer-Encoding: chunked\r\nContent-Length: ${HIDDEN_CHUNKED.length}\r\n`, HIDDEN_CHUNKED),
  ],
  ['two lengths', post(`Content-Length: 0\r\n${LENGTH}`, HIDDEN)],
  ['two lengths in one header', post(`Content-Length: 0, ${HIDDEN.length}\r\n`, HIDDEN)],
  ['a length with a sign', post(`Content-Length: +${HIDDEN.length}\r\n`, HIDDEN)],
  ['a length in another base', post(`Content-Length: 0x${HIDDEN.length.toString(16)}\r\n`, HIDDEN)],
  ['a blank before the colon', post(`Transfer-Encoding : chunked\r\n${LENGTH}`, HIDDEN)],
  ['a header that goes on in the next line', post(`Transfer-Encoding:\r\n chunked\r\n${LENGTH}`, HIDDEN)],
  ['an encoding that only looks like chunks', post('Transfer-Encoding: xchunked\r\n', HIDDEN_CHUNKED)],
  ['chunks that are not the last encoding', post('Transfer-Encoding: chunked, identity\r\n', HIDDEN_CHUNKED)],
  ['a chunk whose size is none', post('Transfer-Encoding: chunked\r\n', `0x0\r\n\r\n${HIDDEN}`)],
  ['a chunk that is longer than it says', post('Transfer-Encoding: chunked\r\n', `1\r\nab\r\n0\r\n\r\n${HIDDEN}`)],
  ['lines that end in a line feed alone', post('', '').replaceAll('\r\n', '\n') + HIDDEN],
  ['a line break inside a header', post(`X-One: 1\rTransfer-Encoding: chunked\r\n${LENGTH}`, HIDDEN)],
])(
  'a request with %s is refused, its connection closed, and nothing in its body is taken for a request',
  async (_, bytes) => {
    const answer = await openRawConnection((server.address() as AddressInfo).port, bytes).closed;
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(seen).not.toContain('/hidden');
  },
);

it('two whole requests in one piece are two', async () => {
  const bytes = post(LENGTH, HIDDEN) + post('Connection: close\r\nContent-Length: 0\r\n', '');
  await openRawConnection((server.address() as AddressInfo).port, bytes).closed;
  expect(seen).toEqual(['/seen', '/seen']);
});
