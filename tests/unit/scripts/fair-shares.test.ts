import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { SERVER_LIMITS } from '../../../scripts/serve/limits.mjs';
import { makeGuardedServers } from '../../setup/guarded-server';

const CLOSE = 'Connection: close\r\n';
const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: portal.example\r\n${more}\r\n`;

const guarded = makeGuardedServers();
afterEach(guarded.end);

it('closes connections of who holds the most for somebody else, those that wait for no answer first', async () => {
  const answers: ServerResponse[] = [];
  const handle = (_request: IncomingMessage, response: ServerResponse) => void answers.push(response);
  const { open } = await guarded.serve(handle, { ...SERVER_LIMITS, connectionsMax: 3 });
  const [asking, first, second] = [open(get('/', CLOSE)), open(), open()];
  await expect.poll(() => answers.length).toBe(1);
  await sleep(50);
  const other = open(get('/', CLOSE), '127.0.0.2');
  expect(await first.closed).toBe('');
  await expect.poll(() => answers.length).toBe(2);
  // Neither holds more than a third would.
  const third = open(get('/', CLOSE), '127.0.0.2');
  expect(await third.closed).toBe('');
  for (const response of answers) response.end('received');
  expect(await asking.closed).toContain('received');
  expect(await other.closed).toContain('received');
  second.destroy();
});

it('has the requests of one address wait for their turn, and nobody else for them', async () => {
  const answers = new Map<string, ServerResponse>();
  const handle = ({ url = '' }: IncomingMessage, response: ServerResponse) => void answers.set(url, response);
  const { open } = await guarded.serve(handle, { ...SERVER_LIMITS, requestsOfOneMax: 2 });
  const seen = () => [...answers.keys()];
  for (const path of ['/1', '/2']) open(get(path));
  await expect.poll(seen).toEqual(['/1', '/2']);
  const leaves = open(get('/3'));
  await sleep(50);
  const stays = open(get('/4', CLOSE));
  await sleep(50);
  open(get('/5'), '127.0.0.2');
  await expect.poll(seen).toEqual(['/1', '/2', '/5']);
  leaves.destroy();
  await sleep(50);
  answers.get('/1')?.end('received');
  await expect.poll(seen).toEqual(['/1', '/2', '/5', '/4']);
  answers.get('/4')?.end('received');
  expect(await stays.closed).toContain('received');
  const two = open(get('/6') + get('/7'));
  await expect.poll(seen).toContain('/6');
  answers.get('/2')?.end('received');
  await expect.poll(seen).toContain('/7');
  // The second of two on one connection hears nothing of the end of it.
  two.destroy();
  await sleep(50);
  open(get('/8'));
  open(get('/9'));
  await expect.poll(seen).toContain('/9');
});
