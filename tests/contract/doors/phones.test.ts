import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { endHandoffDoor, makeHandoffDoor, pollHandoffDoor } from '@/lib/server/doors/handoff-form-doors';
import {
  endOnPhoneDoor,
  lookFromPhoneDoor,
  openOnPhoneDoor,
  phoneStateDoor,
  sendFromPhoneDoor,
} from '@/lib/server/doors/phone-doors';
import { HANDOFF_MAX_AGE_MS, type MadeHandoff } from '@/lib/shared/handoff/handoff';
import { captureOutput } from '../../setup/captured-output';
import { makeTestImageBase64 } from '../../setup/test-image';
import { callFrom, type DoorSetting, knock, makeRequest, openDoorSetting } from './door-setting';

const front = await makeTestImageBase64({ seed: 1 });

const makePhoto = () => ({ side: 'front', version: randomUUID(), image: { base64: front, sourceByteCount: 5_000 } });

let setting: DoorSetting;
beforeAll(async () => {
  setting = await openDoorSetting();
});
afterAll(() => setting.close());

const post = (body: unknown) => makeRequest('/api/handoffs', { method: 'POST', body: JSON.stringify(body) });

const readValue = async <T>(answer: Response): Promise<T> => ((await answer.json()) as { value: T }).value;

/** A form on a computer, and the phone that opened its link. */
async function openBoth() {
  const { formSecret, linkSecret } = await readValue<MadeHandoff>(
    (await knock(makeHandoffDoor, callFrom(), post({}), {})).answer,
  );
  const opened = await knock(openOnPhoneDoor, callFrom(), linkSecret);
  const phoneSecret = opened.effects.cookie?.value ?? '';
  const cookie = `handoff-phone=${phoneSecret}`;
  const send = (as: string | null, photo: unknown = makePhoto(), now?: number) =>
    knock(sendFromPhoneDoor, callFrom({ cookie: as }, now), linkSecret, photo);
  const poll = async () =>
    readValue<{ state: string; images: unknown[] }>(
      (await knock(pollHandoffDoor, callFrom(), post({ formSecret, fetched: [] }), {})).answer,
    );
  return { formSecret, linkSecret, opened, cookie, send, poll };
}

describe('a phone', () => {
  it('gets a cookie for its link alone, and its photo comes to the form', async () => {
    const { linkSecret, opened, cookie, send, poll } = await openBoth();
    expect(opened.answer).toMatchObject({ ok: true, value: { state: 'opened' } });
    expect(opened.effects.cookie).toMatchObject({
      name: 'handoff-phone',
      options: { httpOnly: true, sameSite: 'strict', path: `/capture/${linkSecret}` },
    });
    expect((await send(`other=1; ${cookie}`)).answer).toMatchObject({ ok: true });
    expect((await poll()).images).toHaveLength(1);
  });

  it('that is not the first gets no cookie, sends nothing and ends nothing', async () => {
    const { linkSecret, send, poll } = await openBoth();
    const second = await knock(openOnPhoneDoor, callFrom(), linkSecret);
    expect(second.effects.cookie).toBeUndefined();
    expect(second.answer).toMatchObject({ ok: true, value: { state: 'taken' } });
    const other = await openBoth();
    for (const cookie of [null, 'handoff-phone=made-up', other.cookie]) {
      expect((await send(cookie)).code).toBe('link-ended');
      await knock(endOnPhoneDoor, callFrom({ cookie }), linkSecret, 'cancelled');
      const looked = await knock(lookFromPhoneDoor, callFrom({ cookie }), linkSecret);
      expect(looked.answer).toMatchObject({ ok: true, value: { state: 'taken', arrived: [] } });
    }
    expect(await poll()).toMatchObject({ state: 'opened', images: [] });
  });

  it('sends nothing once its link is over: expired, or ended on either side', async () => {
    const expired = await openBoth();
    const later = Date.now() + HANDOFF_MAX_AGE_MS + 1_000;
    const ended = await openBoth();
    await knock(endOnPhoneDoor, callFrom({ cookie: ended.cookie }), ended.linkSecret, 'done');
    expect((await ended.send(ended.cookie)).code).toBe('link-ended');
    const cancelled = await openBoth();
    const end = { formSecret: cancelled.formSecret, end: 'cancelled' };
    await knock(endHandoffDoor, callFrom(), post(end), {});
    expect((await cancelled.send(cancelled.cookie)).code).toBe('link-ended');
    expect((await expired.send(expired.cookie, makePhoto(), later)).code).toBe('link-ended');
    expect((await knock(openOnPhoneDoor, callFrom({}, later), expired.linkSecret)).effects.cookie).toBeUndefined();
  });

  it('hears that a link of another form is over, and nothing is looked up', async () => {
    for (const linkSecret of ['', 'x', `${'A'.repeat(42)}/`, `${'A'.repeat(43)}; Domain=example.com`]) {
      expect((await knock(openOnPhoneDoor, callFrom(), linkSecret)).code).toBe('link-ended');
    }
  });

  it('hears that a photo is none, and keeps its link', async () => {
    const { send, cookie } = await openBoth();
    const refused = await send(cookie, { ...makePhoto(), image: { base64: 'bm8gaW1hZ2U=', sourceByteCount: 8 } });
    expect(refused.answer).toEqual({ ok: false, problem: 'invalid-input' });
    expect((await send(cookie)).answer).toMatchObject({ ok: true });
  });
});

it('tells both sides what became of the handoff, and keeps the answer in no cache', async () => {
  const { formSecret, linkSecret, cookie, send, poll } = await openBoth();
  await send(cookie);
  const ended = await knock(endOnPhoneDoor, callFrom({ cookie }), linkSecret, 'done');
  expect(ended.answer).toMatchObject({ ok: true, value: { state: 'done' } });
  expect(await poll()).toMatchObject({ state: 'done', images: [{ side: 'front' }] });
  // Browsers send no Origin header when nothing changes.
  const asking = callFrom({ cookie, origin: null });
  const asked = await knock(phoneStateDoor, asking, makeRequest('/state'), { token: linkSecret });
  expect(asked.answer.headers.get('cache-control')).toBe('no-store');
  expect(await readValue(asked.answer)).toMatchObject({ state: 'done', versions: { front: expect.any(String) } });
  const { formSecret: other } = await openBoth();
  for (const secret of [formSecret, other]) {
    const { answer } = await knock(endHandoffDoor, callFrom(), post({ formSecret: secret, end: 'done' }), {});
    expect([answer.status, await answer.json()]).toEqual([200, { ok: true, value: null }]);
  }
  const { answer } = await knock(pollHandoffDoor, callFrom(), post({ formSecret: other, fetched: [] }), {});
  expect(await readValue(answer)).toMatchObject({ state: 'done' });
});

it('is cancelled from the phone, and what was sent is gone', async () => {
  const { linkSecret, cookie, send, poll } = await openBoth();
  await send(cookie);
  const { answer } = await knock(endOnPhoneDoor, callFrom({ cookie }), linkSecret, 'cancelled');
  expect(answer).toMatchObject({ ok: true, value: { state: 'cancelled-on-phone' } });
  expect(await poll()).toMatchObject({ state: 'cancelled-on-phone', images: [] });
});

it('is cleared out once it has expired: by whoever comes next, and where nobody comes', async () => {
  const listIds = async () => (await setting.database.kysely.selectFrom('handoffs').select('id').execute()).length;
  await openBoth();
  expect(await listIds()).toBeGreaterThan(0);
  const later = Date.now() + HANDOFF_MAX_AGE_MS;
  await knock(lookFromPhoneDoor, callFrom({ cookie: null }, later), 'A'.repeat(43));
  expect(await listIds()).toBe(0);

  const timers = vi.spyOn(globalThis, 'setTimeout');
  const { answer } = await knock(makeHandoffDoor, callFrom(), post({}), {});
  const [remove] = timers.mock.calls.find(([, delayMs]) => Number(delayMs) > HANDOFF_MAX_AGE_MS) ?? [];
  timers.mockRestore();
  const { expiresAt } = await readValue<MadeHandoff>(answer);
  const clock = vi.spyOn(Date, 'now').mockReturnValue(expiresAt);
  remove?.();
  clock.mockRestore();
  await expect.poll(listIds).toBe(0);
});

it('gives a form no photo of somebody else’s handoff, and ends none', async () => {
  const { cookie, send, poll, linkSecret } = await openBoth();
  await send(cookie);
  for (const formSecret of [linkSecret, (await openBoth()).formSecret]) {
    const { answer } = await knock(pollHandoffDoor, callFrom(), post({ formSecret, fetched: [] }), {});
    expect((await readValue<{ images: unknown[] }>(answer)).images).toEqual([]);
    await knock(endHandoffDoor, callFrom(), post({ formSecret, end: 'cancelled' }), {});
  }
  expect((await poll()).images).toHaveLength(1);
});

it('answers a form that is refused with the status of the one table', async () => {
  const { answer } = await knock(makeHandoffDoor, callFrom({ origin: 'https://other.example.com' }), post({}), {});
  expect(answer.status).toBe(403);
  expect(await answer.json()).toEqual({ ok: false, problem: 'cross-site' });
  const malformed = await knock(pollHandoffDoor, callFrom(), post({}), {});
  expect(malformed.answer.status).toBe(400);
  const tooMany = { formSecret: 'A'.repeat(43), fetched: Array.from({ length: 9 }, () => randomUUID()) };
  expect((await knock(pollHandoffDoor, callFrom(), post(tooMany), {})).answer.status).toBe(400);
  const foreign = callFrom({ origin: 'https://other.example.com' });
  expect((await knock(sendFromPhoneDoor, foreign, 'A'.repeat(43), makePhoto())).answer).toEqual({
    ok: false,
    problem: 'cross-site',
  });
});

it('takes a body that is broken off for no error of ours', async () => {
  const output = captureOutput();
  try {
    const body = new ReadableStream({
      // As Node.js reports it.
      pull: (controller) => controller.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })),
    });
    const request = makeRequest('/api/handoffs/poll', { method: 'POST', body, duplex: 'half' } as RequestInit);
    const { answer } = await knock(pollHandoffDoor, callFrom(), request, {});
    expect(answer.status).toBe(400);
    expect(output.text()).toBe('');
  } finally {
    output.stop();
  }
});
