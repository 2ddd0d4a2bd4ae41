import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { submitAsApplicantDoor } from '@/lib/server/doors/applicant-doors';
import { sendParcelPieceDoor } from '@/lib/server/doors/parcel-doors';
import { openOnPhoneDoor, sendFromPhoneDoor } from '@/lib/server/doors/phone-doors';
import { makeHandoff } from '@/lib/server/handoffs/make-handoff';
import type { SentPiece } from '@/lib/shared/parcels/parcel';
import { captureOutput } from '../../setup/captured-output';
import { makeFormValues } from '../../setup/form-values';
import { makeGivenConsent } from '../../setup/given-consent';
import { makeTestImageBase64 } from '../../setup/test-image';
import { makePiece } from './door-cases';
import { callFrom, type DoorSetting, knock, openDoorSetting } from './door-setting';

const front = await makeTestImageBase64({ seed: 1 });
let setting: DoorSetting;
let hasRoom: boolean;
let output: ReturnType<typeof captureOutput>;

beforeAll(async () => {
  output = captureOutput();
  setting = await openDoorSetting();
  setting.database.hasRoomForImages = async () => hasRoom;
});
beforeEach(() => {
  hasRoom = true;
});
afterAll(async () => {
  output.stop();
  await setting.close();
});

test('a submission is refused while the disk is almost full, nothing is kept of it, and it goes through afterwards', async () => {
  const consent = await makeGivenConsent();
  const submission = { submissionKey: randomUUID(), values: makeFormValues(), documents: { front }, consent };
  const submit = async () => (await knock(submitAsApplicantDoor, callFrom(), submission)).answer;
  hasRoom = false;
  expect(await submit()).toEqual({ kind: 'failed', problem: 'storage-unavailable', delivery: 'not-sent' });
  expect(await setting.database.kysely.selectFrom('submissions').selectAll().execute()).toEqual([]);
  hasRoom = true;
  expect(await submit()).toMatchObject({ kind: 'received' });
  hasRoom = false;
  expect(await submit()).toMatchObject({ kind: 'received' });
});

test('a photo goes ahead only where there is room for it; what was begun comes to its end', async () => {
  const send = async (piece: SentPiece) => (await knock(sendParcelPieceDoor, callFrom(), piece)).answer;
  const first = makePiece();
  hasRoom = false;
  expect(await send(first)).toEqual({ ok: false, problem: 'storage-unavailable' });
  expect(await setting.database.kysely.selectFrom('parcels').selectAll().execute()).toEqual([]);
  hasRoom = true;
  expect(await send(first)).toEqual({ ok: true, receivedByteCount: 300 });
  hasRoom = false;
  expect(await send({ ...first, offset: 300 })).toEqual({ ok: true, receivedByteCount: 600 });
});

test('a photo from a phone is refused while the disk is almost full, and can be taken back', async () => {
  const { linkSecret } = await makeHandoff(setting.database, Date.now());
  const opened = await knock(openOnPhoneDoor, callFrom(), linkSecret);
  const cookie = `handoff-phone=${opened.effects.cookie?.value}`;
  const send = async (photo: object) =>
    (await knock(sendFromPhoneDoor, callFrom({ cookie }), linkSecret, { side: 'front', ...photo })).answer;
  const photo = { version: randomUUID(), image: { base64: front, sourceByteCount: 1_000 } };
  hasRoom = false;
  expect(await send(photo)).toEqual({ ok: false, problem: 'storage-unavailable' });
  expect(await setting.database.kysely.selectFrom('handoff_images').selectAll().execute()).toEqual([]);
  expect(await send({ version: null })).toMatchObject({ ok: true });
  hasRoom = true;
  expect(await send(photo)).toMatchObject({ ok: true, value: { versions: { front: photo.version } } });
});
