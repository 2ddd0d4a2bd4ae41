import { describe, expect, it } from 'vitest';
import {
  imageMethodRefused,
  imageNotFound,
  imageUnavailable,
  toImageResponse,
} from '@/lib/server/review/image-response';
import { makeTestImage } from '../../setup/test-image';

const isoMedia = (brand: string) => Buffer.from(`\0\0\0\x20ftyp${brand}\0\0\0\0`, 'latin1');
const [jpeg, png, webp] = [
  await makeTestImage({ format: 'jpeg' }),
  await makeTestImage({ format: 'png' }),
  await makeTestImage({ format: 'webp' }),
];

/** Headers that keep a response from being cached, mistaken for something else, or shown by another site. */
const CAREFUL = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
};

describe('the answer of an image address', () => {
  it.each([
    ['jpeg', jpeg, 'image/jpeg'],
    ['png', png, 'image/png'],
    ['webp', webp, 'image/webp'],
    ['gif', Buffer.from('GIF89a'), 'image/gif'],
    ['avif', isoMedia('avif'), 'image/avif'],
  ])('is a %s byte for byte, named by its bytes and its side', async (format, image, type) => {
    const response = toImageResponse(image, 'back');
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      ...CAREFUL,
      'content-type': type,
      'content-disposition': `inline; filename="back.${format}"`,
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(image);
  });

  it.each([
    ['no image', Buffer.from('<svg onload="alert(1)"/>')],
    ['a format that browsers do not show', isoMedia('heic')],
    ['empty', Buffer.alloc(0)],
  ])('is that nothing is there where the bytes are %s', (_what, bytes) => {
    expect(toImageResponse(bytes, 'front').status).toBe(404);
  });

  it.each([
    [404, imageNotFound],
    [503, imageUnavailable],
    [405, imageMethodRefused],
  ])('with the status %i is as careful as an image, and empty', async (status, answer) => {
    const response = answer();
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toEqual({ ...CAREFUL, ...(status === 405 ? { allow: 'GET' } : {}) });
    expect(await response.text()).toBe('');
  });
});
