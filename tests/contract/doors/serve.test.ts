import { beforeEach, describe, expect, it, vi } from 'vitest';
import { whileCalled } from '@/lib/server/current-call.mjs';
import type { IncomingCall } from '@/lib/server/door/call';
import type { Door, Opened } from '@/lib/server/door/door';
import { isRefusal, refusal, statusOf, toEmptyResponse } from '@/lib/server/door/refusal';
import { serve, servePage, serveRoute } from '@/lib/server/door/serve';

/** What Next.js knows about a request, and what it is told to do. */
const next = vi.hoisted(() => ({ headers: new Headers(), cookies: '', done: [] as unknown[][] }));

vi.mock('next/headers', () => ({
  headers: async () => next.headers,
  cookies: async () => ({
    toString: () => next.cookies,
    set: (...given: unknown[]) => void next.done.push(['cookie', ...given]),
  }),
}));
vi.mock('next/cache', () => ({ revalidatePath: (path: string) => void next.done.push(['revalidate', path]) }));
vi.mock('next/navigation', () => ({ redirect: (path: string) => void next.done.push(['redirect', path]) }));

beforeEach(() => {
  next.headers = new Headers({ cookie: 'session=old', origin: 'http://localhost:3000' });
  next.cookies = 'session=new';
  next.done = [];
});

/** A door that gives everybody this answer, and records who knocked and with what. */
function makeDoor<Answer>(opened: Opened<Answer>) {
  const calls: { call: IncomingCall; given: unknown[] }[] = [];
  const door: Door<Answer> = {
    ...{ name: 'test', family: 'test' },
    open: async (call, ...given) => {
      calls.push({ call, given });
      return opened;
    },
  };
  return { door, calls };
}

describe('a server action', () => {
  it('gives its door the request with the cookies as they stand now, and the answer back', async () => {
    const { door, calls } = makeDoor({ answer: 'done', effects: {} });
    const action = serve(door);
    expect(action.door).toBe(door);
    expect(await action('first', 'second')).toBe('done');
    expect(calls[0]?.given).toEqual(['first', 'second']);
    expect(Object.fromEntries(calls[0]?.call.headers ?? [])).toEqual({
      cookie: 'session=new',
      origin: 'http://localhost:3000',
    });
    expect(Math.abs(Date.now() - (calls[0]?.call.now ?? 0))).toBeLessThan(10_000);
    expect(next.done).toEqual([]);
  });

  it('carries out what its door leaves to do, the redirect last: nothing is done after it', async () => {
    const cookie = { name: 'phone', value: 'secret', options: { httpOnly: true } };
    const { door } = makeDoor({ answer: 'done', effects: { goTo: '/staff', revalidate: '/staff/account', cookie } });
    await serve(door)();
    expect(next.done).toEqual([
      ['cookie', 'phone', 'secret', { httpOnly: true }],
      ['revalidate', '/staff/account'],
      ['redirect', '/staff'],
    ]);
  });
});

describe('a page', () => {
  it('shows what its door answers, refusals too', async () => {
    for (const answer of [{ kind: 'opened' }, refusal('link-ended'), { kind: 'opened', errorId: 'none' }]) {
      const { door, calls } = makeDoor({ answer, effects: {} });
      expect(await servePage(door)('token')).toBe(answer);
      expect(calls[0]?.given).toEqual(['token']);
    }
  });

  it('becomes the page for errors where something failed, which shows the id', async () => {
    const { door } = makeDoor({ answer: { ...refusal('unexpected'), errorId: '0a1b2c3d' }, effects: {} });
    await expect(servePage(door)()).rejects.toThrow('Error 0a1b2c3d');
  });
});

it('a route gives its door the request and what stands in its path', async () => {
  const answer = new Response('done');
  const { door, calls } = makeDoor({ answer, effects: {} });
  const route = serveRoute(door);
  const request = new Request('http://localhost:3000/api', { headers: { origin: 'http://localhost:3000' } });
  expect(route.door).toBe(door);
  expect(await route(request, { params: Promise.resolve({ token: 'x' }) })).toBe(answer);
  expect(calls[0]?.given).toEqual([request, { token: 'x' }]);
  expect(calls[0]?.call.headers).toBe(request.headers);
  expect(Math.abs(Date.now() - (calls[0]?.call.now ?? 0))).toBeLessThan(10_000);
});

it('a call is noted as read once a route or an action of ours has it', async () => {
  const { door } = makeDoor({ answer: new Response('done'), effects: {} });
  const request = new Request('http://localhost:3000/api');
  const works = [() => serveRoute(door)(request, { params: Promise.resolve({}) }), () => serve(door)()];
  for (const work of works) {
    const call = { isRead: false };
    await new Promise<void>((resolve) => whileCalled(call, () => void work().then(() => resolve())));
    expect(call.isRead).toBe(true);
  }
});

describe('a refusal', () => {
  it('is told from whatever else a door may answer', () => {
    expect(isRefusal(refusal('signed-out'))).toBe(true);
    for (const other of [null, undefined, 'refused', {}, { kind: 'refused' }, { kind: 'opened', code: 'x' }]) {
      expect(isRefusal(other)).toBe(false);
    }
    expect(isRefusal(Object.assign(() => undefined, refusal('signed-out')))).toBe(false);
  });

  it('is a status and no word over HTTP, and is kept in no cache', async () => {
    const answer = toEmptyResponse(refusal('link-ended'));
    expect([answer.status, await answer.text(), answer.headers.get('cache-control')]).toEqual([410, '', 'no-store']);
    expect([statusOf(refusal('signed-out')), statusOf(refusal('too-many'))]).toEqual([401, 429]);
  });
});
