import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { STORED_IMAGE_MAX_BYTES } from '../../../lib/shared/limits';
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
import { describeContract } from '../support/describe-contract';
import { refusal, success } from '../support/reply';
import { FRONT, makeEmail, makeTarget } from '../support/sample';

const PNG_WIDTH_OFFSET = 16;
const PNG_HEIGHT_OFFSET = 20;

const [jpeg, png, webp] = [
  await makeTestImage(),
  await makeTestImage({ format: 'png' }),
  await makeTestImage({ format: 'webp' }),
];
/** As many pixels as are accepted, in few bytes. */
const LARGEST = (
  await sharp({ create: { width: 10_000, height: 5_000, channels: 3, background: '#777' } })
    .jpeg()
    .toBuffer()
).toString('base64');

/** A PNG whose header claims this size. */
function claimSize(widthPx: number, heightPx: number): string {
  const image = Buffer.from(png);
  image.writeUInt32BE(widthPx, PNG_WIDTH_OFFSET);
  image.writeUInt32BE(heightPx, PNG_HEIGHT_OFFSET);
  return image.toString('base64');
}

/** The first half of a WebP's data, as if that were all. */
function halve(image: Buffer): Buffer {
  const half = Buffer.from(image.subarray(0, (image.length >> 2) << 1));
  half.writeUInt32LE(half.length - 8, 4);
  half.writeUInt32LE(half.length - 20, 16);
  return half;
}

/** A valid image followed by zeros, which are not kept. */
const padTo = (image: Buffer, byteCount: number) =>
  Buffer.concat([image, Buffer.alloc(byteCount - image.length)]).toString('base64');

const ascii = (text: string) => Buffer.from(text, 'latin1').toString('base64');

describeContract('Images', (api) => {
  const sendFront = (front: unknown, email = makeEmail()) =>
    api().call('createOrUpdateCustomer', { email, documents: { front } });

  const readFront = async (email: string) => {
    const { body } = await api().call('getDocumentImages', { email });
    return (body.target as { documents: { front: string } }).documents.front;
  };

  test.each(['jpeg', 'png', 'webp'] as const)('%s is given back byte for byte', async (format) => {
    const email = makeEmail();
    const [front, back] = await Promise.all([makeTestImage({ format, seed: 5 }), makeTestImage({ format, seed: 6 })]);
    const documents = { front: front.toString('base64'), back: back.toString('base64') };
    expect(await api().call('createOrUpdateCustomer', { email, documents })).toEqual(success());
    const reply = await api().call('getDocumentImages', { email });
    expect(reply).toEqual(success({ target: { email, documents } }));
  });

  test.each([
    'data:image/jpeg;base64,',
    'data:image/png;base64,',
    'DATA:image/svg+xml;base64,',
    'data:image/heic;x=y;base64,',
  ])('the prefix %s decides nothing and is not given back', async (prefix) => {
    const email = makeEmail();
    expect(await sendFront(`${prefix}${FRONT}`, email)).toEqual(success());
    const reply = await api().call('getDocumentImages', { email });
    expect(reply).toEqual(success({ target: { email, documents: { front: FRONT } } }));
  });

  test.each([
    ['another alphabet', FRONT.replace(/[+/]/g, '-')],
    ['a line break', `${FRONT.slice(0, 76)}\r\n${FRONT.slice(76)}`],
    ['a space at the end', `${FRONT} `],
    ['padding too much', `${FRONT.replace(/=*$/, '')}====`],
    ['missing padding', `${FRONT.replace(/=*$/, '')}A`],
    ['padding in the middle', `${FRONT.slice(0, 8)}====${FRONT.slice(8)}`],
    ['unused bits', '/9j/4AB='],
    ['only a prefix', 'data:image/jpeg;base64,'],
    ['another prefix', `data:text/plain;base64,${FRONT}`],
    ['two prefixes', `data:image/png;base64,data:image/png;base64,${FRONT}`],
    ['a URL', 'https://example.com/id.jpg'],
  ])('%s is not strict base64', async (_title, front) => {
    expect(await sendFront(front)).toEqual(refusal(400, 'target.documents.front must be an image in base64'));
  });

  test.each([
    ['a GIF', ascii('GIF89a\x01\x00\x01\x00\x80\x00\x00')],
    ['a BMP', ascii(`BM${'\0'.repeat(60)}`)],
    ['a TIFF', ascii(`II*\0${'\0'.repeat(60)}`)],
    ['an SVG', ascii('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a PDF', ascii('%PDF-1.7')],
    ['a web page', ascii('<!doctype html>')],
    ['a HEIC', ascii('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
    ['an AVIF', ascii('\0\0\0\x18ftypavif\0\0\0\0mif1avif')],
    ['a single byte', ascii('x')],
  ])('%s is refused by its bytes', async (_title, base64) => {
    const message = 'target.documents.front must be a JPEG, PNG or WebP image';
    expect(await sendFront(`data:image/jpeg;base64,${base64}`)).toEqual(refusal(400, message));
  });

  test('damaged images are refused, wherever they end', async () => {
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const image = await makeTestImage({ format });
      for (const byteCount of [12, 16, 19]) {
        const reply = await sendFront(image.subarray(0, byteCount).toString('base64'));
        expect(reply).toEqual(refusal(400, expect.stringMatching(/^target\.documents\.front (is a damaged|must be)/)));
      }
    }
    const damaged = refusal(400, 'target.documents.front is a damaged image');
    expect(await sendFront(ascii('\xff\xd8\xff'))).toEqual(damaged);
    expect(await sendFront(ascii(`\xff\xd8\xff\xe0${'\xff'.repeat(5000)}`))).toEqual(damaged);
    expect(await sendFront(ascii(`\x89PNG\r\n\x1a\n${'\0'.repeat(50)}`))).toEqual(damaged);
    expect(await sendFront(ascii(`RIFF\0\0\0\0WEBPVP8 ${'\0'.repeat(2)}`))).toEqual(damaged);
    expect(await sendFront(claimSize(0, 100))).toEqual(damaged);
  });

  test.each(['jpeg', 'png', 'webp'] as const)('a %s that is cut off anywhere is refused', async (format) => {
    const image = await makeTestImage({ format, widthPx: 60, heightPx: 40 });
    const email = makeEmail();
    for (const byteCount of [image.length >> 1, image.length - 40, image.length - 1]) {
      const reply = await sendFront(image.subarray(0, byteCount).toString('base64'), email);
      expect(reply).toEqual(refusal(400, 'target.documents.front is a damaged image'));
    }
    expect(await api().call('getStatus', { email })).toEqual(refusal(404));
  });

  test('the end of a thumbnail is not taken for the end of a JPEG', async () => {
    const [thumbnail, image] = [await makeTestImage(), await makeTestImage({ seed: 2 })];
    const length = Buffer.from([0xff, 0xe1, (thumbnail.length + 2) >> 8, (thumbnail.length + 2) & 0xff]);
    const whole = Buffer.concat([image.subarray(0, 2), length, thumbnail, image.subarray(2)]);
    expect(await sendFront(whole.toString('base64'))).toEqual(success());
    const cutOff = whole.subarray(0, -2).toString('base64');
    expect(await sendFront(cutOff)).toEqual(refusal(400, 'target.documents.front is a damaged image'));
  });

  test('50 megapixels are accepted, more are not', async () => {
    const email = makeEmail();
    expect(await sendFront(LARGEST, email)).toEqual(success());
    expect(await readFront(email)).toBe(LARGEST);
    const refused = refusal(400, 'target.documents.front has more than 50 megapixels');
    expect(await sendFront(claimSize(10_000, 5_001))).toEqual(refused);
    expect(await sendFront(claimSize(0xffffffff, 0xffffffff))).toEqual(refused);
  });

  test('10 MB are accepted, one byte more is not; what lies behind the picture is not given back', async () => {
    const email = makeEmail();
    const [front, back] = [await makeTestImage(), png];
    const documents = { front: padTo(front, STORED_IMAGE_MAX_BYTES), back: padTo(back, STORED_IMAGE_MAX_BYTES) };
    expect(await api().call('createOrUpdateCustomer', { email, documents })).toEqual(success());
    const kept = { front: front.toString('base64'), back: back.toString('base64') };
    expect(await api().call('getDocumentImages', { email })).toEqual(success({ target: { email, documents: kept } }));
    const reply = await sendFront(padTo(front, STORED_IMAGE_MAX_BYTES + 1));
    expect(reply).toEqual(refusal(400, 'target.documents.front is larger than 10 MB'));
  });

  test.each(['jpeg', 'png', 'webp'] as const)(
    'of a %s, what is kept is the picture alone, turned as it was: no place, no device, no archive behind it',
    async (format) => {
      const email = makeEmail();
      const located = await makeLocatedImage(format);
      expect(await sendFront(appendArchive(located).toString('base64'), email)).toEqual(success());
      const kept = Buffer.from(await readFront(email), 'base64');
      expect(kept.includes(SECRET)).toBe(false);
      expect(kept.includes('PK\x03\x04')).toBe(false);
      expect((await sharp(kept).metadata()).orientation).toBe(6);
      expect((await sharp(kept).raw().toBuffer()).equals(await sharp(located).raw().toBuffer())).toBe(true);
      // Sent again, by somebody who kept the original or who asked for the image: nothing changes.
      await api().call('updateStatus', { email, status: 'PASS' });
      for (const again of [located, kept]) await sendFront(again.toString('base64'), email);
      expect(await api().call('getStatus', { email })).toEqual(success({ status: 'PASS' }));
    },
  );

  test('an archive between the last block of a JPEG and its end is not kept', async () => {
    const email = makeEmail();
    const jpeg = await makeTestImage();
    expect(await sendFront(insertArchive(jpeg).toString('base64'), email)).toEqual(success());
    expect(await readFront(email)).toBe(jpeg.toString('base64'));
  });

  test.each([
    ['a shell of 46 bytes', makeShell()],
    ['a JPEG that states another size than it has', withHeight(jpeg, 4_000)],
    ['a PNG that states another size than it has', Buffer.from(claimSize(24, 12), 'base64')],
    ['a PNG without image data', withoutChunks(png, 'IDAT')],
    ['a JPEG that lacks the last byte of its data', Buffer.concat([jpeg.subarray(0, -3), jpeg.subarray(-2)])],
    ['a WebP with half of its data, and lengths that say so', halve(webp)],
  ])('%s is damaged', async (_title, image) => {
    const reply = await sendFront(image.toString('base64'));
    expect(reply).toEqual(refusal(400, 'target.documents.front is a damaged image'));
  });

  test.each(listUntidyJpegs(jpeg))('a JPEG that has %s is accepted, as browsers do', async (_title, image) => {
    const email = makeEmail();
    expect(await sendFront(image.toString('base64'), email)).toEqual(success());
    expect(await readFront(email)).toBe(jpeg.toString('base64'));
  });

  test('a malware scanner that says so has an image refused; while it says nothing, none is accepted', async () => {
    vi.stubEnv('SCAN_COMMAND', '/bin/false');
    expect(await sendFront(FRONT)).toEqual(refusal(400, 'target.documents.front was refused by the malware scanner'));
    vi.stubEnv('SCAN_COMMAND', '/nowhere/scanner');
    const email = makeEmail();
    expect(await sendFront(FRONT, email)).toEqual(refusal(503));
    expect(await api().call('getStatus', { email })).toEqual(refusal(404));
    vi.unstubAllEnvs();
    expect(await sendFront(FRONT, email)).toEqual(success());
  });

  test('the message names the side', async () => {
    const reply = await api().call(
      'createOrUpdateCustomer',
      makeTarget({ documents: { front: FRONT, back: ascii('x') } }),
    );
    expect(reply).toEqual(refusal(400, 'target.documents.back must be a JPEG, PNG or WebP image'));
    for (const value of [7, null, true, {}, [FRONT]]) {
      const wrong = await api().call(
        'createOrUpdateCustomer',
        makeTarget({ documents: { front: FRONT, back: value } }),
      );
      expect(wrong).toEqual(refusal(400, 'target.documents.back must be a string'));
    }
    for (const value of [7, true, {}, [FRONT]]) {
      expect(await sendFront(value)).toEqual(refusal(400, 'target.documents.front must be a string'));
    }
  });
});
