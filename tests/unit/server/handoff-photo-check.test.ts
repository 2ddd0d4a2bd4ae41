import { expect, it } from 'vitest';
import { findPhotoChange } from '@/lib/server/handoffs/check-photo';
import { SOURCE_FILE_MAX_BYTES, SUBMITTED_IMAGE_MAX_BYTES } from '@/lib/shared/limits';
import { makeTestImage } from '../../setup/test-image';

const VERSION = '0b6b2f3e-54e0-4c1b-9b46-0f3f0d9f7a10';
const jpeg = await makeTestImage();

const makePhoto = (image: Buffer = jpeg, changes: object = {}) => ({
  side: 'front',
  version: VERSION,
  image: { base64: image.toString('base64'), sourceByteCount: 1_000 },
  ...changes,
});

it('takes a JPEG as phones prepare it, and nothing that came beside it', async () => {
  const change = await findPhotoChange({ ...makePhoto(), note: 'Jane' });
  expect(change).toEqual({ side: 'front', version: VERSION, image: jpeg, sourceByteCount: 1_000 });
});

it('takes a PNG, which a browser that cannot prepare photos sends as it is', async () => {
  const png = await makeTestImage({ format: 'png' });
  expect(await findPhotoChange(makePhoto(png))).toMatchObject({ image: png });
});

it.each([1, SOURCE_FILE_MAX_BYTES])(
  'takes a photo whose file had %i bytes before it was prepared',
  async (sourceByteCount) => {
    const image = { base64: jpeg.toString('base64'), sourceByteCount };
    expect(await findPhotoChange(makePhoto(jpeg, { image }))).toMatchObject({ sourceByteCount });
  },
);

it.each([0, 1.5, SOURCE_FILE_MAX_BYTES + 1])(
  'refuses one whose file is said to have had %d bytes',
  async (sourceByteCount) => {
    const image = { base64: jpeg.toString('base64'), sourceByteCount };
    expect(await findPhotoChange(makePhoto(jpeg, { image }))).toBeUndefined();
  },
);

it('takes that a side was emptied', async () => {
  expect(await findPhotoChange({ side: 'back', version: null })).toEqual({ side: 'back', version: null });
});

it.each([
  ['another format', makePhoto(await makeTestImage({ format: 'webp' }))],
  ['a damaged image', makePhoto(jpeg.subarray(0, 20))],
  ['one over the limit', makePhoto(Buffer.concat([jpeg, Buffer.alloc(SUBMITTED_IMAGE_MAX_BYTES)]))],
  ['no image', { side: 'front', version: VERSION }],
  ['an unknown side', makePhoto(jpeg, { side: 'left' })],
  ['a version that is no UUID', makePhoto(jpeg, { version: 'x'.repeat(5_000) })],
  ['nothing', undefined],
])('refuses %s', async (_what, received) => {
  expect(await findPhotoChange(received)).toBeUndefined();
});
