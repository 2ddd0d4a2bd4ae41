import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { SECURITY_HEADERS } from '../../../next.config.mjs';
import { SERVER_LIMITS } from '../../../scripts/serve/limits.mjs';
import { makeGuardedServers } from '../../setup/guarded-server';

/** As in production, but quick. */
const QUICK = {
  ...SERVER_LIMITS,
  headersMs: 300,
  checkEveryMs: 50,
  bodyWindowMs: 300,
  bodyWindowMinBytes: 300,
  keepAliveMs: 200,
  refusalMs: 100,
};
const HOST = 'Host: portal.example\r\n';
const PIECE_MS = 30;

const guarded = makeGuardedServers();
afterEach(guarded.end);

/**
 * Plays Next.js: starts listening for upgrades at its first request, leaves their sockets open, and answers with the
 * body.
 */
function playNext() {
  const seen: string[] = [];
  let isListening = false;
  const handle = (request: IncomingMessage, response: ServerResponse) => {
    const { server } = request.socket as unknown as { server: Server };
    if (!isListening) server.on('upgrade', () => seen.push('upgrade'));
    isListening = true;
    seen.push(`${request.method} ${request.url}`);
    let byteCount = 0;
    request.on('data', (chunk: Buffer) => {
      byteCount += chunk.length;
    });
    request.on('end', () => response.end(`received ${byteCount}`));
    request.on('error', () => undefined);
  };
  return { seen, handle };
}

async function serve(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  limits = QUICK,
  isServed?: (url: string) => boolean,
) {
  return guarded.serve(handle, limits, isServed ? { isServed } : {});
}

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\n${HOST}${more}\r\n`;
const CLOSE = 'Connection: close\r\n';
const post = (byteCount: number, more = CLOSE) =>
  `POST / HTTP/1.1\r\n${HOST}${more}Content-Length: ${byteCount}\r\n\r\n`;
const UPGRADE = 'Connection: Upgrade\r\nUpgrade: websocket\r\n';

function expectRefusal(answer: string, status: number) {
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  for (const { key, value } of SECURITY_HEADERS) expect(answer).toContain(`\r\n${key}: ${value}\r\n`);
  expect(answer).toContain('\r\nConnection: close\r\n');
  expect(answer).not.toMatch(/x-powered-by|node/i);
}

describe('an upgrade', () => {
  it('is refused and closed, also after Next.js began to listen for upgrades', async () => {
    const next = playNext();
    const { open, countConnections, server } = await serve(next.handle);
    const page = open(get('/', CLOSE));
    expect(await page.closed).toContain('received 0');
    expect(server.listenerCount('upgrade')).toBe(1);
    const answers = await Promise.all(Array.from({ length: 100 }, () => open(get('/nowhere', UPGRADE)).closed));
    for (const answer of answers) expectRefusal(answer, 400);
    expect(next.seen).toEqual(['GET /']);
    await expect.poll(countConnections).toBe(0);
  });

  it('does not end the server when the other side resets the connection', async () => {
    const { open, countConnections } = await serve(playNext().handle);
    for (let count = 0; count < 20; count += 1) {
      const connection = open(get('/nowhere', UPGRADE));
      connection.send('x'.repeat(100_000));
      await sleep(1);
      connection.destroy();
    }
    await expect.poll(countConnections).toBe(0);
    expect(await open(get('/', CLOSE)).closed).toContain('received 0');
  });
});

describe('a request that is none for the portal', () => {
  it.each([
    ['CONNECT', `CONNECT elsewhere.example:443 HTTP/1.1\r\n${HOST}\r\n`, 405],
    ['TRACE', `TRACE / HTTP/1.1\r\n${HOST}\r\n`, 405],
    ['a target on another host', `GET http://elsewhere.example/ HTTP/1.1\r\n${HOST}\r\n`, 400],
    ['the target *', `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`, 400],
    ['a path that cannot be decoded', `GET /%E0%A4%A HTTP/1.1\r\n${HOST}\r\n`, 400],
    ['a parameter called as what every object has', `GET /a?b=1&%63onstructor=1 HTTP/1.1\r\n${HOST}\r\n`, 400],
    ['an action that is no form', `POST / HTTP/1.1\r\n${HOST}Next-Action: 00\r\nContent-Length: 0\r\n\r\n`, 415],
    ['no Host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['two lengths', `POST / HTTP/1.1\r\n${HOST}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`, 400],
    ['an expectation', get('/', 'Expect: a miracle\r\n'), 417],
    ['long headers', get('/', `X-Long: ${'x'.repeat(20_000)}\r\n`), 431],
    ['many headers', get('/', 'X: x\r\n'.repeat(200)), 431],
  ])('is refused and closed: %s', async (_title, request, status) => {
    const next = playNext();
    const { open } = await serve(next.handle);
    expectRefusal(await open(request).closed, status);
    expect(next.seen).toEqual([]);
  });

  it('is refused without its body being read: a path that this port does not serve', async () => {
    const next = playNext();
    const { open } = await serve(next.handle, QUICK, (url) => url === '/here');
    expectRefusal(await open(`POST /there HTTP/1.1\r\n${HOST}Content-Length: 100\r\n\r\n`).closed, 404);
    expect(await open(get('/here', CLOSE)).closed).toContain('received 0');
    expect(next.seen).toEqual(['GET /here']);
  });

  it('takes with it what was sent behind it on the same connection', async () => {
    const next = playNext();
    const { open } = await serve(next.handle);
    const answer = await open(`TRACE / HTTP/1.1\r\n${HOST}\r\n${get('/behind')}`).closed;
    expectRefusal(answer, 405);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(next.seen).toEqual([]);
  });

  it('is not answered into the middle of another answer', async () => {
    const { open } = await serve((_request, response) => void response.write('half of'));
    const connection = open(get('/'));
    await expect.poll(connection.received).toContain('half of');
    connection.send('hello\r\n\r\n');
    expect((await connection.closed).match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
});

describe('a slow connection', () => {
  it.each([
    ['says nothing', ''],
    ['stops within its headers', `GET / HTTP/1.1\r\n${HOST}`],
  ])('is told and closed when it %s', async (_title, first) => {
    const { open } = await serve(playNext().handle);
    expectRefusal(await open(first).closed, 408);
  });

  it('is told and closed when its headers trickle in', async () => {
    const { open } = await serve(playNext().handle);
    const connection = open(`GET / HTTP/1.1\r\n${HOST}`);
    const trickle = setInterval(() => connection.send('X-Slow: 1\r\n'), PIECE_MS);
    expectRefusal(await connection.closed, 408);
    clearInterval(trickle);
  });

  it.each([
    ['stops', 0],
    ['trickles in', 1],
  ])('is told and closed when its body %s', async (_title, bytesPerPiece) => {
    const { open } = await serve(playNext().handle);
    const connection = open(post(1_000_000));
    const trickle = setInterval(() => connection.send('x'.repeat(bytesPerPiece)), PIECE_MS);
    expectRefusal(await connection.closed, 408);
    clearInterval(trickle);
  });

  it('is closed when it asks for nothing more', async () => {
    const { open } = await serve(playNext().handle);
    expect(await open(get('/')).closed).toContain('received 0');
  });

  it('is closed when it never reads its answer', async () => {
    const limits = { ...QUICK, idleMs: 300 };
    const endless = Buffer.alloc(50_000_000);
    const { port, countConnections } = await serve((_request, response) => void response.end(endless), limits);
    const deaf = connect(port, '127.0.0.1');
    deaf.on('error', () => undefined);
    deaf.write(get('/'));
    deaf.pause();
    await sleep(100);
    expect(await countConnections()).toBe(1);
    await expect.poll(countConnections, { timeout: 5_000 }).toBe(0);
    deaf.destroy();
  });
});

describe('a slow but steady sender', () => {
  it('gets through, however long it takes', async () => {
    const { open } = await serve(playNext().handle);
    const pieces = 30;
    const connection = open(post(pieces * QUICK.bodyWindowMinBytes));
    for (let count = 0; count < pieces; count += 1) {
      connection.send('x'.repeat(QUICK.bodyWindowMinBytes));
      await sleep(PIECE_MS);
    }
    expect(await connection.closed).toContain(`received ${pieces * QUICK.bodyWindowMinBytes}`);
  });

  it('is not to blame while the portal itself does not read', async () => {
    const readsLate = async (request: IncomingMessage, response: ServerResponse) => {
      await sleep(3 * QUICK.bodyWindowMs);
      let byteCount = 0;
      for await (const chunk of request) byteCount += (chunk as Buffer).length;
      response.end(`received ${byteCount}`);
    };
    const { open } = await serve(readsLate);
    const connection = open(post(5_000_000));
    connection.send(Buffer.alloc(5_000_000));
    expect(await connection.closed).toContain('received 5000000');
  });

  it('may ask first whether its body is welcome', async () => {
    const { open } = await serve(playNext().handle);
    const connection = open(post(5, `${CLOSE}Expect: 100-continue\r\n`));
    await expect.poll(connection.received).toContain('100 Continue');
    connection.send('hello');
    expect(await connection.closed).toContain('received 5');
  });
});

describe('the limits', () => {
  it('take only so many connections at once', async () => {
    const { open } = await serve(playNext().handle, { ...QUICK, connectionsMax: 3, headersMs: 5_000 });
    const held = [open(), open(), open()];
    await sleep(50);
    expect(await open(get('/')).closed).toBe('');
    for (const connection of held) connection.destroy();
    await sleep(50);
    expect(await open(get('/', CLOSE)).closed).toContain('received 0');
  });

  it('let a slow phone send two large photos, and end a trickle within half a minute', () => {
    const SLOW_4G_BYTES_PER_MS = 750 / 8;
    expect(8_000_000 / SLOW_4G_BYTES_PER_MS).toBeLessThan(SERVER_LIMITS.requestMs);
    const inOneWindow = SLOW_4G_BYTES_PER_MS * SERVER_LIMITS.bodyWindowMs;
    expect(inOneWindow).toBeGreaterThan(10 * SERVER_LIMITS.bodyWindowMinBytes);
    expect(Math.max(SERVER_LIMITS.bodyWindowMs, SERVER_LIMITS.headersMs)).toBeLessThanOrEqual(30_000);
  });
});
