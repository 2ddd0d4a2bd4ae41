import { expect, test } from 'vitest';
import { STORED_IMAGE_MAX_BYTES } from '../../../lib/shared/limits';
import { makeTestImage } from '../../setup/test-image';
import { describeContract } from '../support/describe-contract';
import { refusal, success } from '../support/reply';
import { FRONT, makeEmail, makeTarget } from '../support/sample';

const PNG_WIDTH_OFFSET = 16;
const PNG_HEIGHT_OFFSET = 20;

const png = await makeTestImage({ format: 'png' });

/** A PNG whose header claims this size. */
function claimSize(widthPx: number, heightPx: number): string {
  const image = Buffer.from(png);
  image.writeUInt32BE(widthPx, PNG_WIDTH_OFFSET);
  image.writeUInt32BE(heightPx, PNG_HEIGHT_OFFSET);
  return image.toString('base64');
}

/** A valid image followed by zeros. */
const padTo = (image: Buffer, byteCount: number) =>
  Buffer.concat([image, Buffer.alloc(byteCount - image.length)]).toString('base64');

const ascii = (text: string) => Buffer.from(text, 'latin1').toString('base64');

describeContract('Images', (api) => {
  const sendFront = (front: unknown, email = makeEmail()) =>
    api().call('createOrUpdateCustomer', { email, documents: { front } });

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
    expect(await sendFront(claimSize(10_000, 5_000))).toEqual(success());
    const refused = refusal(400, 'target.documents.front has more than 50 megapixels');
    expect(await sendFront(claimSize(10_000, 5_001))).toEqual(refused);
    expect(await sendFront(claimSize(0xffffffff, 0xffffffff))).toEqual(refused);
  });

  test('10 MB are accepted and given back, one byte more is not', async () => {
    const email = makeEmail();
    const image = await makeTestImage();
    const largest = padTo(image, STORED_IMAGE_MAX_BYTES);
    const documents = { front: largest, back: padTo(png, STORED_IMAGE_MAX_BYTES) };
    expect(await api().call('createOrUpdateCustomer', { email, documents })).toEqual(success());
    const { body } = await api().call('getDocumentImages', { email });
    const stored = (body.target as { documents: { front: string; back: string } }).documents;
    expect(stored.front === largest && stored.back === documents.back).toBe(true);
    const reply = await sendFront(padTo(image, STORED_IMAGE_MAX_BYTES + 1));
    expect(reply).toEqual(refusal(400, 'target.documents.front is larger than 10 MB'));
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
