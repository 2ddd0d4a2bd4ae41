import { randomBytes } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { type AheadProgress, createPhotosAhead } from '@/lib/browser/parcels/photos-ahead';
import { submitAhead } from '@/lib/browser/parcels/submit-ahead';
import { open } from '@/lib/server/sealing/aes-gcm';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import { bindParcel, PARCEL_MAX_AGE_MS, type ParcelReference } from '@/lib/shared/parcels/parcel';
import type { CustomerSubmission } from '@/lib/shared/submission/submission';
import { makeFormValues } from '../../setup/form-values';
import { makeMemoryDraft } from '../../setup/memory-draft';
import { makeParcelServer } from '../../setup/parcel-server';

afterEach(() => vi.useRealTimers());

function makeImage(byteCount = 100_000): PreparedImage {
  const base64 = randomBytes(byteCount).toString('base64');
  return { base64, mediaType: 'image/jpeg', widthPx: 2, heightPx: 1, byteCount, sourceByteCount: byteCount };
}

function makeForm({ server = makeParcelServer(), draft = makeMemoryDraft() } = {}) {
  const progress: (AheadProgress | undefined)[] = [];
  const onProgress = (now: AheadProgress | undefined) => progress.push(now);
  const ahead = createPhotosAhead({ draft, actions: server.actions, invitationToken: 'invited', onProgress });
  /** Opens what a reference names, as the server would. */
  const openReference = (reference: unknown, side: 'front' | 'back' = 'front') => {
    const { parcel, key, iv } = reference as ParcelReference;
    const sealed = server.parcels.get(parcel) ?? Buffer.alloc(16);
    const [ciphertext, tag] = [sealed.subarray(0, -16), sealed.subarray(-16)];
    const parts = { iv: Buffer.from(iv, 'base64url'), tag, ciphertext };
    return open(Buffer.from(key, 'base64url'), bindParcel(side, parcel), parts).toString('base64');
  };
  return { server, draft, ahead, progress, openReference };
}

const makeSubmission = (documents: CustomerSubmission['documents']): CustomerSubmission => ({
  submissionKey: 'one',
  statusSecret: 'two',
  values: makeFormValues(),
  documents,
});

test('Both photos go ahead, each under an IV and an id of its own, and only their references are submitted', async () => {
  const { ahead, server, progress, openReference } = makeForm();
  const [front, back] = [makeImage(), makeImage()];
  ahead.set('front', front);
  ahead.set('back', back);
  expect(await ahead.finish()).toBe(true);
  const documents = ahead.toDocuments({ front: front.base64, back: back.base64 });
  expect(openReference(documents.front)).toBe(front.base64);
  expect(openReference(documents.back, 'back')).toBe(back.base64);
  const [one, other] = [documents.front as ParcelReference, documents.back as ParcelReference];
  expect(one.key).toBe(other.key);
  expect(one.iv).not.toBe(other.iv);
  expect(server.pieces.every(({ invitationToken }) => invitationToken === 'invited')).toBe(true);
  const whole = { sentByteCount: 200_032, totalByteCount: 200_032 };
  expect(progress.at(0)).toEqual({ sentByteCount: 0, totalByteCount: 200_032 });
  expect(progress.slice(-2)).toEqual([whole, undefined]);
});

test('A photo that is retaken or removed takes its parcel with it, also in the middle', async () => {
  const { ahead, server, openReference } = makeForm();
  const [first, second] = [makeImage(), makeImage()];
  ahead.set('front', first);
  await vi.waitFor(() => expect(server.parcels.size).toBe(1));
  ahead.set('front', second);
  await ahead.finish();
  await vi.waitFor(() => expect(server.parcels.size).toBe(1));
  expect(openReference(ahead.toDocuments({ front: second.base64 }).front)).toBe(second.base64);
  expect(ahead.toDocuments({ front: first.base64 }).front).toBe(first.base64);
  ahead.set('front', undefined);
  await vi.waitFor(() => expect(server.parcels.size).toBe(0));
});

test('After a reload the same photo is continued, and not another one in its place', async () => {
  const server = makeParcelServer();
  const draft = makeMemoryDraft();
  const image = makeImage();
  const before = makeForm({ server, draft });
  before.ahead.set('front', image);
  await vi.waitFor(() => expect(server.pieces).toHaveLength(2));
  before.ahead.stop();
  const { parcel } = server.pieces[0] ?? {};

  const after = makeForm({ server, draft });
  after.ahead.set('front', { ...image });
  await after.ahead.finish();
  const reference = after.ahead.toDocuments({ front: image.base64 }).front as ParcelReference;
  expect(reference.parcel).toBe(parcel);
  expect(after.openReference(reference)).toBe(image.base64);

  const other = makeImage();
  const again = makeForm({ server, draft });
  again.ahead.set('front', other);
  await again.ahead.finish();
  const replaced = again.ahead.toDocuments({ front: other.base64 }).front as ParcelReference;
  expect(replaced.parcel).not.toBe(parcel);
  expect(replaced.iv).not.toBe(reference.iv);
  await vi.waitFor(() => expect([...server.parcels.keys()]).toEqual([replaced.parcel]));
});

test('A parcel that the server has let expire is sent anew when the form is submitted', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { ahead, server } = makeForm();
  const image = makeImage();
  ahead.set('front', image);
  await ahead.finish();
  const first = ahead.toDocuments({ front: image.base64 }).front as ParcelReference;
  vi.setSystemTime(Date.now() + PARCEL_MAX_AGE_MS.photo);
  server.parcels.clear();
  await ahead.finish();
  const second = ahead.toDocuments({ front: image.base64 }).front as ParcelReference;
  expect(second.parcel).not.toBe(first.parcel);
  expect(server.parcels.has(second.parcel)).toBe(true);
});

test('Waiting can be cancelled; the photo goes on ahead meanwhile', async () => {
  const { ahead, server, progress } = makeForm();
  const image = makeImage();
  let release: () => void = () => undefined;
  server.watch(
    () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
  );
  ahead.set('front', image);
  const finishing = ahead.finish();
  await vi.waitFor(() => expect(server.pieces).toHaveLength(1));
  ahead.cancel();
  expect(await finishing).toBe(false);
  expect(progress.at(-1)).toBeUndefined();
  server.watch(() => undefined);
  release();
  await vi.waitFor(() => expect(ahead.toDocuments({ front: image.base64 }).front).toMatchObject({ key: /./ }));
});

test('What was refused, or does not get through, goes with the submission itself', async () => {
  const { ahead, server } = makeForm();
  const image = makeImage();
  server.plan({ ok: false, problem: 'too-many' });
  ahead.set('front', image);
  expect(await ahead.finish()).toBe(true);
  expect(ahead.toDocuments({ front: image.base64 })).toEqual({ front: image.base64 });
});

test('Where the browser cannot encrypt, nothing goes ahead', async () => {
  vi.stubGlobal('crypto', {});
  const { ahead, server } = makeForm();
  const image = makeImage();
  ahead.set('front', image);
  expect(await ahead.finish()).toBe(true);
  vi.unstubAllGlobals();
  expect(server.pieces).toEqual([]);
  expect(ahead.toDocuments({ front: image.base64 })).toEqual({ front: image.base64 });
});

test('A submission whose photos the server has lost is sent again at once, with the photos', async () => {
  const { ahead, server } = makeForm();
  const image = makeImage();
  ahead.set('front', image);
  await ahead.finish();
  const sent: CustomerSubmission[] = [];
  const submit = async (submission: CustomerSubmission) => {
    sent.push(submission);
    return typeof submission.documents.front === 'string'
      ? ({ kind: 'received', status: 'PENDING' } as const)
      : ({ kind: 'failed', problem: 'photos-needed', delivery: 'not-sent' } as const);
  };
  const outcome = await submitAhead(submit, makeSubmission({ front: image.base64 }), ahead);
  expect(outcome).toMatchObject({ kind: 'received' });
  expect(sent.map(({ documents }) => typeof documents.front)).toEqual(['object', 'string']);
  await vi.waitFor(() => expect(server.parcels.size).toBe(0));
  await ahead.finish();
  expect(ahead.toDocuments({ front: image.base64 })).toEqual({ front: image.base64 });
});
