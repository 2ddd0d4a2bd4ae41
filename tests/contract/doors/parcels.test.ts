import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeInvitation } from '@/lib/server/applications/invitations/make-invitation';
import { openEmbeddedStore } from '@/lib/server/customer-store/embedded/open-embedded-store';
import { submitAsApplicantDoor } from '@/lib/server/doors/applicant-doors';
import { submitByInvitationDoor } from '@/lib/server/doors/invited-doors';
import { removeParcelDoor, sendParcelPieceDoor } from '@/lib/server/doors/parcel-doors';
import { PARCEL_MAX_AGE_MS, PARCEL_MAX_BYTES, type SentPiece } from '@/lib/shared/parcels/parcel';
import { listPieces, makeSealedPhoto, type SealedPhoto } from '../../setup/sealed-photo';
import { makeTestImageBase64 } from '../../setup/test-image';
import { makePiece, makeSubmission } from './door-cases';
import { callFrom, type DoorSetting, knock, openDoorSetting } from './door-setting';

const PHOTOS_NEEDED = { kind: 'failed', problem: 'photos-needed', delivery: 'not-sent' };
const front = await makeTestImageBase64({ seed: 1, widthPx: 200, heightPx: 150 });

let setting: DoorSetting;
beforeAll(async () => {
  setting = await openDoorSetting();
});
beforeEach(() => setting.database.kysely.deleteFrom('parcels').execute());
afterAll(() => setting.close());

const send = async (piece: SentPiece, now?: number) =>
  (await knock(sendParcelPieceDoor, callFrom({}, now), piece)).answer;
const submit = async (submission: unknown, now?: number) =>
  (await knock(submitAsApplicantDoor, callFrom({}, now), submission)).answer;
const countParcels = async () => (await setting.database.kysely.selectFrom('parcels').select('id').execute()).length;

async function sendAhead(invitationToken?: string): Promise<SealedPhoto> {
  const photo = await makeSealedPhoto(front);
  for (const piece of listPieces(photo, 5_000)) {
    expect(await send({ ...piece, invitationToken })).toMatchObject({ ok: true });
  }
  return photo;
}

test('a photo that went ahead is stored with the submission that brings its key, and its parcel is gone', async () => {
  const { reference } = await sendAhead();
  const submission = { ...makeSubmission('ahead@example.com'), documents: { front: reference } };
  expect(await submit(submission)).toMatchObject({ kind: 'received', status: 'PENDING' });
  expect(await countParcels()).toBe(0);
});

test('the same submission with the photo itself is a repeat of it', async () => {
  const { reference } = await sendAhead();
  const submission = makeSubmission('repeat@example.com');
  const first = await submit({ ...submission, documents: { front: reference } });
  expect(first).toMatchObject({ kind: 'received' });
  expect(await submit({ ...submission, documents: { front: reference } })).toEqual(PHOTOS_NEEDED);
  expect(await submit({ ...submission, documents: { front } })).toEqual(first);
});

test('a parcel that is incomplete, unknown, expired or under another key asks for the photos, and nothing is stored', async () => {
  const submission = makeSubmission('needed@example.com');
  const submitWith = (reference: object, now?: number) =>
    submit({ ...submission, documents: { front: reference } }, now);
  const { reference } = await sendAhead();
  const incomplete = await makeSealedPhoto(front);
  await send(listPieces(incomplete, 5_000)[0] as SentPiece);
  const other = (await makeSealedPhoto(front)).reference;
  const before = await setting.countRows(['rate_limits']);
  expect(await submitWith(incomplete.reference)).toEqual(PHOTOS_NEEDED);
  expect(await submitWith(other)).toEqual(PHOTOS_NEEDED);
  expect(await submitWith({ ...reference, key: other.key })).toEqual(PHOTOS_NEEDED);
  expect(await submitWith(reference, Date.now() + PARCEL_MAX_AGE_MS.photo)).toEqual(PHOTOS_NEEDED);
  expect(await setting.countRows(['rate_limits'])).toEqual(before);
  expect(await submitWith(reference)).toMatchObject({ kind: 'received' });
});

test('a parcel of something that is no photo is refused like such a photo', async () => {
  const photo = await makeSealedPhoto(Buffer.from('This is no photo at all.').toString('base64'));
  for (const piece of listPieces(photo, 5_000)) await send(piece);
  const answer = await submit({ ...makeSubmission('text@example.com'), documents: { front: photo.reference } });
  expect(answer).toEqual({ kind: 'invalid', fieldErrors: { 'documents.front': 'front.invalid' } });
  expect(await countParcels()).toBe(1);
});

test('a reference of another shape is refused', async () => {
  const { reference } = await sendAhead();
  for (const documents of [{ front: { ...reference, iv: 'short' } }, { front: {} }, { front: { parcel: 'x' } }]) {
    const answer = await submit({ ...makeSubmission('shape@example.com'), documents });
    expect(answer).toMatchObject({ kind: 'failed', problem: 'unexpected' });
  }
});

test('a piece beyond its parcel, or of a parcel that is too large, is refused', async () => {
  for (const piece of [
    makePiece({ totalByteCount: 299 }),
    makePiece({ offset: 701 }),
    makePiece({ totalByteCount: PARCEL_MAX_BYTES.photo + 1 }),
    makePiece({ base64: 'AAA' }),
    makePiece({ parcel: 'guessed' }),
  ]) {
    expect(await send(piece)).toEqual({ ok: false, problem: 'invalid-input' });
  }
  expect(await countParcels()).toBe(0);
});

test('a piece of a parcel that is not there begins none: the browser sends it anew', async () => {
  expect(await send(makePiece({ offset: 300 }))).toEqual({ ok: true, receivedByteCount: 0 });
  expect(await send(makePiece({ base64: '' }))).toEqual({ ok: true, receivedByteCount: 0 });
  expect(await countParcels()).toBe(0);
});

test('a parcel can be removed by whoever knows its id, and by nobody else', async () => {
  const piece = makePiece();
  await send(piece);
  expect((await knock(removeParcelDoor, callFrom(), makePiece().parcel)).answer).toEqual({ ok: true });
  expect(await countParcels()).toBe(1);
  expect((await knock(removeParcelDoor, callFrom(), piece.parcel)).answer).toEqual({ ok: true });
  expect(await countParcels()).toBe(0);
});

test('after two hours the next use removes it', async () => {
  await send(makePiece());
  await send(makePiece({ base64: '' }), Date.now() + PARCEL_MAX_AGE_MS.photo - 1_000);
  expect(await countParcels()).toBe(1);
  await send(makePiece({ base64: '' }), Date.now() + PARCEL_MAX_AGE_MS.photo);
  expect(await countParcels()).toBe(0);
});

test('one address begins 300 parcels in an hour, and goes on with those', async () => {
  const call = callFrom();
  const begun = makePiece();
  await knock(sendParcelPieceDoor, call, begun);
  await setting.database.kysely
    .updateTable('rate_limits')
    .set({ used: 300 })
    .where('bucket', 'like', 'parcel-make:%')
    .execute();
  expect((await knock(sendParcelPieceDoor, call, makePiece())).answer).toEqual({ ok: false, problem: 'too-many' });
  const next = { ...begun, offset: 300 };
  expect((await knock(sendParcelPieceDoor, call, next)).answer).toEqual({ ok: true, receivedByteCount: 600 });
});

test('all together hold 4 GB at most', async () => {
  await send(makePiece());
  await setting.database.kysely
    .updateTable('parcels')
    .set({ total_byte_count: 4_000_000_000 - 999 })
    .execute();
  expect(await send(makePiece())).toEqual({ ok: false, problem: 'too-many' });
  await setting.database.kysely
    .updateTable('parcels')
    .set({ total_byte_count: 4_000_000_000 - 1_000 })
    .execute();
  expect(await send(makePiece())).toMatchObject({ ok: true });
});

test('where the form needs an invitation, photos go ahead with one only', async () => {
  const member = { id: 'staff-1', name: 'Robin', emailAddress: 'robin@staff.example.com', role: 'entry' } as const;
  const wanted = { emailAddress: 'invited.ahead@example.com', reference: '', prefill: {}, days: 7 };
  const made = await makeInvitation(await openEmbeddedStore(), member, wanted, Date.now());
  const token = 'path' in made ? made.path.split('/').at(-1) : undefined;
  process.env.PUBLIC_FORM = 'invited';
  try {
    expect(await send(makePiece())).toEqual({ ok: false, problem: 'form-closed' });
    expect(await send(makePiece({ invitationToken: makePiece().parcel }))).toEqual({
      ok: false,
      problem: 'form-closed',
    });
    const { reference } = await sendAhead(token);
    const submission = { ...makeSubmission('invited.ahead@example.com'), documents: { front: reference } };
    const { answer } = await knock(submitByInvitationDoor, callFrom(), token, submission);
    expect(answer).toMatchObject({ kind: 'received' });
    expect(await countParcels()).toBe(0);
  } finally {
    delete process.env.PUBLIC_FORM;
  }
});
