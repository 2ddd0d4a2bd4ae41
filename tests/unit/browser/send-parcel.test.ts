import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { makePieceSize } from '@/lib/browser/parcels/piece-size';
import { type Sending, sendParcel } from '@/lib/browser/parcels/send-parcel';
import { makeParcelServer } from '../../setup/parcel-server';

const sealed = Uint8Array.from({ length: 200_000 }, (_none, index) => index % 251);

function makeSending(changes: Partial<Sending> = {}) {
  const server = makeParcelServer();
  const pauses: number[] = [];
  const progress: number[] = [];
  const controller = new AbortController();
  const sending: Sending = {
    parcel: 'parcel',
    purpose: 'photo',
    sealed,
    isResumed: false,
    send: server.actions.sendPiece,
    size: makePieceSize(),
    signal: controller.signal,
    isHurried: () => false,
    pause: async (ms) => void pauses.push(ms),
    onProgress: (count) => progress.push(count),
    ...changes,
  };
  const arrived = () => server.parcels.get('parcel');
  return { server, pauses, progress, controller, sending, arrived };
}

test('A parcel arrives whole, in pieces, and says how far it is', async () => {
  const { server, sending, progress, arrived } = makeSending();
  expect(await sendParcel(sending)).toBe('arrived');
  expect(arrived()?.equals(sealed)).toBe(true);
  expect(server.pieces.length).toBeGreaterThan(1);
  expect(progress.at(-1)).toBe(sealed.length);
  expect(progress).toEqual([...progress].sort((one, other) => one - other));
});

test('What is lost is sent again after growing pauses, and what had arrived is not', async () => {
  const { server, sending, pauses, arrived } = makeSending();
  server.plan('lost', 'lost', 'lost-answer', 'no-answer-of-ours');
  expect(await sendParcel(sending)).toBe('arrived');
  expect(arrived()?.equals(sealed)).toBe(true);
  expect(pauses.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);

  const other = makeSending();
  other.server.plan(...(['lost-answer'] as const));
  await sendParcel(other.sending);
  const starts = other.server.pieces.filter(({ base64 }) => base64 !== '').map(({ offset }) => offset);
  expect(new Set(starts).size).toBe(starts.length);
});

test('A parcel is continued where the server has it', async () => {
  const { server, sending, arrived } = makeSending({ isResumed: true });
  server.parcels.set('parcel', Buffer.from(sealed.subarray(0, 150_000)));
  expect(await sendParcel(sending)).toBe('arrived');
  expect(arrived()?.equals(sealed)).toBe(true);
  expect(server.pieces[0]?.base64).toBe('');
  expect(server.pieces[1]?.offset).toBe(150_000);
});

test('A parcel that the server loses on the way is sent anew', async () => {
  const { server, sending, arrived } = makeSending();
  server.watch(() => {
    if (server.pieces.length === 3) server.parcels.clear();
  });
  expect(await sendParcel(sending)).toBe('arrived');
  expect(arrived()?.equals(sealed)).toBe(true);
});

test('A server that keeps losing it is left alone', async () => {
  const size = { ...makePieceSize(), next: () => 50_000 };
  const { server, sending } = makeSending({ size });
  server.watch((piece) => {
    if (piece.offset > 0) server.parcels.clear();
  });
  expect(await sendParcel(sending)).toBe('refused');
});

test('A refusal is final, unless it passes', async () => {
  const refused = makeSending();
  refused.server.plan({ ok: false, problem: 'too-many' });
  expect(await sendParcel(refused.sending)).toBe('refused');
  expect(refused.server.pieces).toHaveLength(1);

  const passing = makeSending();
  passing.server.plan({ ok: false, problem: 'storage-unavailable' });
  expect(await sendParcel(passing.sending)).toBe('arrived');
});

test('Where nothing gets through it ends: after eight tries, or after two where somebody waits', async () => {
  const lost = Array.from({ length: 10 }, () => 'lost' as const);
  const patient = makeSending();
  patient.server.plan(...lost);
  expect(await sendParcel(patient.sending)).toBe('unreachable');
  expect(patient.server.pieces).toHaveLength(8);
  expect(Math.max(...patient.pauses)).toBe(30_000);

  const hurried = makeSending({ isHurried: () => true });
  hurried.server.plan(...lost);
  expect(await sendParcel(hurried.sending)).toBe('unreachable');
  expect(hurried.server.pieces).toHaveLength(2);
});

test('It waits while the browser is offline, unless somebody waits for it', async () => {
  const setOnline = (onLine: boolean) => {
    Object.defineProperty(globalThis, 'navigator', { value: { onLine }, configurable: true });
  };
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  try {
    setOnline(false);
    const hurried = makeSending({ isHurried: () => true });
    expect(await sendParcel(hurried.sending)).toBe('unreachable');
    const patient = makeSending({ pause: async () => setOnline(true) });
    expect(await sendParcel(patient.sending)).toBe('arrived');
    expect(hurried.server.pieces).toHaveLength(0);
  } finally {
    if (before) Object.defineProperty(globalThis, 'navigator', before);
    else Reflect.deleteProperty(globalThis, 'navigator');
  }
});

test('It stops when the photo is taken away', async () => {
  const { server, sending, controller } = makeSending();
  server.watch(() => controller.abort());
  expect(await sendParcel(sending)).toBe('stopped');
  expect(server.pieces).toHaveLength(1);
});

test('Where something on the way refuses pieces for their size, they become smaller at once', async () => {
  const { server, sending, pauses, arrived } = makeSending();
  const proxy = createServer((request, response) => {
    response.statusCode = Number(request.headers['x-size']) > 20_000 ? 413 : 200;
    response.end();
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = proxy.address() as AddressInfo;
    const send: Sending['send'] = async (piece) => {
      const headers = { 'x-size': String(piece.base64.length) };
      const { ok } = await fetch(`http://127.0.0.1:${port}`, { headers });
      // A server action only fails then.
      if (!ok) throw new Error('An unexpected response was received from the server.');
      return server.actions.sendPiece(piece);
    };
    expect(await sendParcel({ ...sending, send })).toBe('arrived');
    expect(arrived()?.equals(sealed)).toBe(true);
    expect(pauses).toEqual([]);

    const tiny = {
      ...sending,
      send: (piece: Parameters<typeof send>[0]) => send({ ...piece, base64: 'x'.repeat(30_000) }),
    };
    expect(await sendParcel({ ...tiny, isHurried: () => true })).toBe('unreachable');
  } finally {
    proxy.close();
  }
});
