import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { submitAsApplicantDoor } from '@/lib/server/doors/applicant-doors';
import { submitAsStaffDoor } from '@/lib/server/doors/customer-doors';
import { makeHandoffDoor, pollHandoffDoor } from '@/lib/server/doors/handoff-form-doors';
import { sendParcelPieceDoor } from '@/lib/server/doors/parcel-doors';
import { openOnPhoneDoor, sendFromPhoneDoor } from '@/lib/server/doors/phone-doors';
import { getStorage } from '@/lib/server/storage/get-storage';
import type { MadeHandoff } from '@/lib/shared/handoff/handoff';
import { captureOutput } from '../../setup/captured-output';
import { listPieces, makeSealedPhoto } from '../../setup/sealed-photo';
import {
  appendArchive,
  insertArchive,
  listUntidyJpegs,
  makeLocatedImage,
  makeShell,
  SECRET,
  withHeight,
  withoutChunks,
} from '../../setup/tampered-images';
import { makeTestImage } from '../../setup/test-image';
import { makeSubmission } from './door-cases';
import { callFrom, type DoorSetting, knock, makeRequest, openDoorSetting, type SignedIn } from './door-setting';

const [jpeg, png] = [await makeTestImage(), await makeTestImage({ format: 'png' })];
const base64Of = (image: Buffer) => image.toString('base64');

let setting: DoorSetting;
let staff: SignedIn;
let output: ReturnType<typeof captureOutput>;
beforeAll(async () => {
  output = captureOutput();
  setting = await openDoorSetting();
  staff = await setting.signIn('entry');
});
afterEach(() => vi.unstubAllEnvs());
afterAll(async () => {
  output.stop();
  await setting.close();
});

/** What the portal keeps of an image, or its answer when it keeps nothing. */
type Road = (image: Buffer) => Promise<Buffer | object>;

async function findStored(email: string, answer: unknown): Promise<Buffer | object> {
  if ((answer as { kind: string }).kind !== 'received') return answer as object;
  const images = await (await getStorage()).client.getDocumentImages(email);
  return images.ok ? images.reply.documents.front : images;
}

const makeEmail = () => `${randomUUID()}@example.com`;

const byForm: Road = async (image) => {
  const email = makeEmail();
  const submission = { ...makeSubmission(email), documents: { front: base64Of(image) } };
  return findStored(email, (await knock(submitAsApplicantDoor, callFrom(), submission)).answer);
};

const byStaff: Road = async (image) => {
  const email = makeEmail();
  const submission = { ...makeSubmission(email), documents: { front: base64Of(image) } };
  return findStored(
    email,
    (await knock(submitAsStaffDoor, callFrom({ cookie: staff.cookie }), submission, false)).answer,
  );
};

const byParcel: Road = async (image) => {
  const email = makeEmail();
  const sealed = await makeSealedPhoto(base64Of(image));
  for (const piece of listPieces(sealed, 10_000)) await knock(sendParcelPieceDoor, callFrom(), piece);
  const submission = { ...makeSubmission(email), documents: { front: sealed.reference } };
  return findStored(email, (await knock(submitAsApplicantDoor, callFrom(), submission)).answer);
};

const byPhone: Road = async (image) => {
  const post = (body: unknown) => makeRequest('/api/handoffs', { method: 'POST', body: JSON.stringify(body) });
  const readValue = async <T>(answer: Response) => ((await answer.json()) as { value: T }).value;
  const made = await knock(makeHandoffDoor, callFrom(), post({}), {});
  const { formSecret, linkSecret } = await readValue<MadeHandoff>(made.answer);
  const opened = await knock(openOnPhoneDoor, callFrom(), linkSecret);
  const cookie = `handoff-phone=${opened.effects.cookie?.value}`;
  const photo = { side: 'front', version: randomUUID(), image: { base64: base64Of(image), sourceByteCount: 5_000 } };
  const sent = await knock(sendFromPhoneDoor, callFrom({ cookie }), linkSecret, photo);
  const polled = await knock(pollHandoffDoor, callFrom(), post({ formSecret, fetched: [] }), {});
  const { images } = await readValue<{ images: { image: { base64: string } }[] }>(polled.answer);
  return images[0] ? Buffer.from(images[0].image.base64, 'base64') : { refused: sent.code };
};

const INVALID = { kind: 'invalid', fieldErrors: { 'documents.front': 'front.invalid' } };
const LATER = { kind: 'failed', problem: 'storage-unavailable', delivery: 'not-sent' };

describe.each([
  { road: 'the form', keep: byForm, refused: INVALID, later: LATER },
  { road: 'the form of staff', keep: byStaff, refused: INVALID, later: LATER },
  { road: 'a parcel', keep: byParcel, refused: INVALID, later: LATER },
  {
    ...{ road: 'a phone', keep: byPhone },
    ...{ refused: { refused: 'invalid-input' }, later: { refused: 'storage-unavailable' } },
  },
])('An image that comes by $road', ({ keep, refused, later }) => {
  test.each(['jpeg', 'png'] as const)(
    'as %s has lost its place, its device and the archive behind it',
    async (format) => {
      const located = await makeLocatedImage(format);
      const kept = (await keep(appendArchive(located))) as Buffer;
      expect(kept.includes(SECRET)).toBe(false);
      expect(kept.includes('PK\x03\x04')).toBe(false);
      expect((await sharp(kept).metadata()).orientation).toBe(6);
      expect((await sharp(kept).raw().toBuffer()).equals(await sharp(located).raw().toBuffer())).toBe(true);
    },
  );

  test('is kept byte for byte where it is nothing but a picture, however untidy it came', async () => {
    for (const [what, image] of [['tidy', jpeg] as const, ...listUntidyJpegs(jpeg)]) {
      expect(jpeg.equals((await keep(image)) as Buffer), what).toBe(true);
    }
    expect(jpeg.equals((await keep(insertArchive(jpeg))) as Buffer)).toBe(true);
    expect(png.equals((await keep(png)) as Buffer)).toBe(true);
  });

  test.each([
    ['a shell of 46 bytes', makeShell()],
    ['a header of another size', withHeight(jpeg, 4_000)],
    ['a PNG without image data', withoutChunks(png, 'IDAT')],
  ])('is refused if it is %s', async (_, image) => {
    expect(await keep(image)).toEqual(refused);
  });

  test('is refused when the malware scanner says so, and can be sent again later when it says nothing', async () => {
    vi.stubEnv('SCAN_COMMAND', '/bin/false');
    expect(await keep(jpeg)).toEqual(refused);
    vi.stubEnv('SCAN_COMMAND', '/nowhere/scanner');
    expect(await keep(jpeg)).toEqual(later);
    vi.stubEnv('SCAN_COMMAND', '/bin/true');
    expect(jpeg.equals((await keep(jpeg)) as Buffer)).toBe(true);
  });
});

test('The same photo sent again, with its metadata or without, is the same submission', async () => {
  const located = await makeLocatedImage('jpeg');
  const submission = { ...makeSubmission(makeEmail()), documents: { front: base64Of(located) } };
  const submit = async (image: Buffer) =>
    (await knock(submitAsApplicantDoor, callFrom(), { ...submission, documents: { front: base64Of(image) } })).answer;
  const first = await submit(located);
  expect(first).toMatchObject({ kind: 'received' });
  const before = await setting.countRows(['rate_limits']);
  expect(await submit(appendArchive(located))).toEqual(first);
  expect(await setting.countRows(['rate_limits'])).toEqual(before);
});
