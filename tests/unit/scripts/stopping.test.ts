import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { atStop, atStopping } from '../../../lib/server/at-stop.mjs';
import { createGuardedServer } from '../../../scripts/serve/create-guarded-server.mjs';
import { makeStop, stopGently } from '../../../scripts/serve/stop-gently.mjs';
import { openRawConnection } from '../../setup/raw-connection';

const GET = 'GET / HTTP/1.1\r\nHost: portal.example\r\n\r\n';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A server whose answers wait until `answerAll`. */
async function serveHeld() {
  const held: ServerResponse[] = [];
  const server = createGuardedServer((_request: IncomingMessage, response: ServerResponse) => void held.push(response));
  servers.push(server);
  const stop = makeStop(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const answerAll = () => {
    for (const response of held.splice(0)) response.end('done');
  };
  return { port, stop, held, answerAll };
}

it('A stopping server gives its answers, with Connection: close, and closes what is registered after them', async () => {
  const { port, stop, held, answerAll } = await serveHeld();
  const asked = openRawConnection(port, GET);
  await expect.poll(() => held.length).toBe(1);
  const order: string[] = [];
  atStop(async () => void order.push('closed'));
  const stopped = stopGently([stop]).then(() => order.push('stopped'));
  order.push('answered');
  answerAll();
  const answer = await asked.closed;
  expect(answer).toContain('\r\nConnection: close\r\n');
  expect(answer).toContain('done');
  await stopped;
  expect(order).toEqual(['answered', 'closed', 'stopped']);
});

it('Work beside the requests is told to stop at once, and what it needs is closed after it has ended', async () => {
  const { stop, answerAll } = await serveHeld();
  const order: string[] = [];
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  atStopping(async () => {
    order.push('told');
    await ended;
    order.push('ended');
  });
  atStop(async () => void order.push('closed'));
  const stopped = stopGently([stop]);
  answerAll();
  await expect.poll(() => order).toEqual(['told']);
  end();
  await stopped;
  expect(order).toEqual(['told', 'ended', 'closed']);
});

it('A stopping server accepts no connection, and keeps none open that asks for nothing', async () => {
  const { port, stop, held, answerAll } = await serveHeld();
  const idle = openRawConnection(port, GET);
  await expect.poll(() => held.length).toBe(1);
  answerAll();
  await expect.poll(() => idle.received()).toContain('done');
  const stopped = stop();
  await idle.closed;
  await stopped;
  const [error] = await once(connect(port, '127.0.0.1'), 'error');
  expect(error.code).toBe('ECONNREFUSED');
});

it('What is still in progress when the time is up does not keep the server from stopping', async () => {
  const { port, stop, held } = await serveHeld();
  openRawConnection(port, GET);
  await expect.poll(() => held.length).toBe(1);
  await stopGently([stop], 50);
  expect(held[0]?.writableEnded).toBe(false);
});

it('A failure to close one thing keeps nothing else from closing', async () => {
  const closed: string[] = [];
  atStop(() => Promise.reject(new Error('not today')));
  atStop(() => {
    throw new Error('at once');
  });
  atStop(async () => void closed.push('the last one'));
  await stopGently([]);
  expect(closed).toEqual(['the last one']);
});
