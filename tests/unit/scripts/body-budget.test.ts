import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { findSender } from '../../../scripts/serve/find-sender.mjs';
import { SERVER_LIMITS } from '../../../scripts/serve/limits.mjs';
import { makeGuardedServers } from '../../setup/guarded-server';

const SMALL = {
  bodiesMaxBytes: 3_000,
  bodiesOfOneMaxBytes: 2_000,
  smallBodyBytes: 100,
  slowBodyMs: 1_000,
  slowBodyBytesPerSecond: 500,
};

const guarded = makeGuardedServers();
afterEach(guarded.end);

/** A server behind one proxy that reads bodies and answers them when `answerAll` is called. */
async function serve() {
  const held: ServerResponse[] = [];
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    request.on('error', () => undefined).resume();
    held.push(response);
  };
  const limits = { ...SERVER_LIMITS, ...SMALL, refusalMs: 50 };
  const { open } = await guarded.serve(handle, limits, { trustedProxyHops: 1 });
  const post = async (from: string, byteCount: number, sent = byteCount) => {
    const heldBefore = held.length;
    const head = `POST / HTTP/1.1\r\nHost: portal.example\r\nX-Forwarded-For: ${from}\r\nContent-Length: ${byteCount}\r\n`;
    const connection = open(`${head}\r\n${'x'.repeat(sent)}`);
    const isDecided = () => held.length > heldBefore || connection.received() !== '';
    await expect.poll(isDecided, { timeout: 10_000 }).toBe(true);
    return connection;
  };
  const answerAll = () => {
    for (const response of held.splice(0)) response.end('taken');
  };
  return { post, answerAll, held };
}

it('one address may hold so much at a time, all together so much, and then there is room again', async () => {
  const { post, answerAll, held } = await serve();
  await post('192.0.2.1', 1_000);
  await post('192.0.2.1', 1_000);
  const refused = await (await post('192.0.2.1', 1_000)).closed;
  expect(refused).toMatch(/^HTTP\/1\.1 503 /);
  expect(refused).toContain('\r\nRetry-After: 10\r\n');
  await post('192.0.2.2', 1_000);
  expect(await (await post('192.0.2.3', 1_000)).closed).toMatch(/^HTTP\/1\.1 503 /);
  expect(held).toHaveLength(3);
  const answered = Promise.all(held.map((response) => once(response, 'close')));
  answerAll();
  await answered;
  await post('192.0.2.1', 2_000);
  expect(held).toHaveLength(1);
});

it('a small body always gets through', async () => {
  const { post, held } = await serve();
  await post('192.0.2.1', 2_000);
  await post('192.0.2.1', 100);
  expect(held).toHaveLength(2);
});

it('a body that went away makes room', async () => {
  const { post, held } = await serve();
  const gone = await post('192.0.2.1', 2_000, 10);
  const [response] = held;
  gone.destroy();
  await expect.poll(() => response?.destroyed, { timeout: 10_000 }).toBe(true);
  await sleep(50);
  await post('192.0.2.1', 2_000);
  expect(held).toHaveLength(2);
});

it('so does one behind another on the same connection, which hears nothing of the end of it', async () => {
  const { post, held } = await serve();
  const gone = await post('192.0.2.1', 50);
  const head = 'POST / HTTP/1.1\r\nHost: portal.example\r\nX-Forwarded-For: 192.0.2.1\r\nContent-Length: 2000\r\n\r\n';
  gone.send(`${head}${'x'.repeat(2_000)}`);
  await expect.poll(() => held.length).toBe(2);
  gone.destroy();
  await expect.poll(() => held[0]?.destroyed, { timeout: 10_000 }).toBe(true);
  await sleep(50);
  await post('192.0.2.1', 2_000);
  expect(held).toHaveLength(3);
});

it('who sends slowly makes room for others, and who is complete does not', async () => {
  const { post, held } = await serve();
  const slow = await post('192.0.2.1', 1_500, 10);
  await post('192.0.2.2', 1_500);
  expect(await (await post('192.0.2.3', 1_500)).closed).toContain(' 503 ');
  await sleep(SMALL.slowBodyMs + 50);
  await post('192.0.2.3', 1_500);
  expect(await slow.closed).toContain(' 503 ');
  await sleep(SMALL.slowBodyMs);
  expect(await (await post('192.0.2.4', 1_500)).closed).toContain(' 503 ');
  expect(held).toHaveLength(3);
});

it('while it is not slow yet, only who holds more than the newcomer would makes room', async () => {
  const { post, held } = await serve();
  const oldest = await post('192.0.2.1', 1_000, 10);
  await post('192.0.2.1', 1_000, 10);
  await post('192.0.2.2', 900);
  expect(await (await post('192.0.2.3', 2_000)).closed).toContain(' 503 ');
  await post('192.0.2.4', 800);
  expect(await oldest.closed).toContain(' 503 ');
  expect(held).toHaveLength(4);
});

it('nobody has to go for a body that would not fit all the same', async () => {
  const { post, held } = await serve();
  const arriving = await post('192.0.2.1', 300, 10);
  await post('192.0.2.2', 2_000);
  await sleep(SMALL.slowBodyMs + 50);
  expect(await (await post('192.0.2.3', 1_500)).closed).toContain(' 503 ');
  expect(arriving.received()).toBe('');
  expect(held).toHaveLength(2);
});

it('a body that brings enough is not slow, however long it takes', async () => {
  const { post } = await serve();
  const steady = await post('192.0.2.1', 1_900, 10);
  steady.send('x'.repeat(1_000));
  await post('192.0.2.2', 1_000);
  await sleep(SMALL.slowBodyMs + 50);
  expect(await (await post('192.0.2.3', 1_900)).closed).toContain(' 503 ');
  expect(steady.received()).toBe('');
});

it.each([
  ['192.0.2.9, 203.0.113.5', 0, '198.51.100.1'],
  ['192.0.2.9, 203.0.113.5', 1, '203.0.113.5'],
  ['192.0.2.9, 203.0.113.5', 2, '192.0.2.9'],
  ['2001:db8::1', 1, '2001:db8:0:0'],
  ['2001:db8:1:2:3:4:5:6', 1, '2001:db8:1:2'],
  [undefined, 1, '198.51.100.1'],
])('the sender by %s and %i trusted proxies is %s', (forwarded, hops, sender) => {
  const request = { headers: { 'x-forwarded-for': forwarded }, socket: { remoteAddress: '198.51.100.1' } };
  expect(findSender(request as unknown as IncomingMessage, hops)).toBe(sender);
});

it('the limits let an office send eight forms at once', () => {
  const FORM_BYTES = 12_000_000;
  expect(SERVER_LIMITS.bodiesOfOneMaxBytes).toBeGreaterThanOrEqual(8 * FORM_BYTES);
  expect(SERVER_LIMITS.bodiesMaxBytes).toBeGreaterThanOrEqual(2 * SERVER_LIMITS.bodiesOfOneMaxBytes);
});
