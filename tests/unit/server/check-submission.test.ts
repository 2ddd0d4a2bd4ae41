import { expect, test } from 'vitest';
import { checkSubmission } from '@/lib/server/applications/submissions/check-submission';
import type { CustomerFormValues } from '@/lib/shared/customer/customer-form-values';
import { SUBMITTED_IMAGE_MAX_BYTES } from '@/lib/shared/limits';
import { makeFormValues } from '../../setup/form-values';
import { makeTestImage, makeTestImageBase64 } from '../../setup/test-image';

const submissionKey = '0b6b2f3e-54e0-4c1b-9b46-0f3f0d9f7a10';
const statusSecret = 'secret_-'.repeat(6).slice(0, 43);
const front = await makeTestImageBase64({ seed: 1 });
const back = await makeTestImageBase64({ seed: 2 });
/** A base64 text with so many bytes that nobody checks whether it is an image. */
const TOO_LARGE = 'A'.repeat(Math.ceil(SUBMITTED_IMAGE_MAX_BYTES / 3) * 4 + 4);

const checkAll = (changes: Record<string, unknown> = {}, values: Partial<CustomerFormValues> = {}) =>
  checkSubmission({ submissionKey, values: makeFormValues(values), documents: { front }, ...changes });
const invalid = (fieldErrors: Record<string, string>) => ({ kind: 'invalid', fieldErrors });
const check = (front: Buffer) =>
  checkSubmission({ submissionKey, values: makeFormValues(), documents: { front: front.toString('base64') } });

test.each(['jpeg', 'png', 'webp'] as const)('A submission with a %s that is cut off is not sent on', async (format) => {
  const image = await makeTestImage({ format });
  expect(await check(image)).toMatchObject({ submissionKey });
  const outcome = await check(image.subarray(0, -1));
  expect(outcome).toEqual({ kind: 'invalid', fieldErrors: { 'documents.front': 'front.invalid' } });
});

test('A submission that is well comes with its keys, the mapped customer, and both images as bytes', async () => {
  expect(await checkAll({ statusSecret, documents: { front, back } }, { firstName: ' John ' })).toEqual({
    ...{ submissionKey, statusSecret, idReading: undefined, consent: undefined },
    customer: expect.objectContaining({ firstName: 'John', dateOfBirth: '19700101' }),
    documents: {
      front: { bytes: Buffer.from(front, 'base64'), format: 'jpeg', widthPx: 24, heightPx: 16 },
      back: { bytes: Buffer.from(back, 'base64'), format: 'jpeg', widthPx: 24, heightPx: 16 },
    },
  });
});

test('A submission without a back has none, and one without a secret of the right form has no status link', async () => {
  expect(await checkAll({ statusSecret: 'x' })).toMatchObject({
    statusSecret: undefined,
    documents: { back: undefined },
  });
});

test.each([
  ['nothing', undefined],
  ['a text', 'text'],
  ['no key', { values: makeFormValues(), documents: { front } }],
  ['a key that is no UUID', { submissionKey: 'x', values: makeFormValues(), documents: { front } }],
  ['no images', { submissionKey, values: makeFormValues() }],
  ['images that are no texts', { submissionKey, values: makeFormValues(), documents: { front: 1 } }],
])('What has no shape of a submission is refused as a whole: %s', async (_what, received) => {
  expect(await checkSubmission(received)).toEqual({ kind: 'failed', problem: 'unexpected', delivery: 'not-sent' });
});

test('A submission without a front says so, and says nothing of its back', async () => {
  const expected = invalid({ 'documents.front': 'front.required' });
  expect(await checkAll({ documents: { front: '' } })).toEqual(expected);
  expect(await checkAll({ documents: { front: '', back: 'x' } })).toEqual(expected);
});

test.each([
  ['no base64', '!', 'invalid'],
  ['another format', Buffer.from('GIF89a').toString('base64'), 'invalid'],
  ['too many bytes', TOO_LARGE, 'tooLarge'],
])('An image that is %s is named by its side', async (_what, image, key) => {
  expect(await checkAll({ documents: { front: image } })).toEqual(invalid({ 'documents.front': `front.${key}` }));
  expect(await checkAll({ documents: { front, back: image } })).toEqual(invalid({ 'documents.back': `back.${key}` }));
});

test('An image with too many pixels is too large', async () => {
  const png = await makeTestImage({ format: 'png' });
  const many = Buffer.from(png);
  many.writeUInt32BE(50_001, 16);
  many.writeUInt32BE(1_000, 20);
  expect(await check(many)).toEqual(invalid({ 'documents.front': 'front.tooLarge' }));
});

test('Each value that is wrong is named at its field, those of a date at its group, beside those of the images', async () => {
  const values = { firstName: '', dateOfBirth: { month: '2', day: '30', year: '1970' } };
  expect(await checkAll({ documents: { front: '!' } }, values)).toEqual(
    invalid({
      firstName: expect.any(String),
      dateOfBirth: expect.any(String),
      'documents.front': 'front.invalid',
    }),
  );
});

test('Values that are none are refused', async () => {
  expect(await checkAll({ values: null })).toMatchObject({
    kind: 'invalid',
    fieldErrors: { reference: expect.any(String) },
  });
});
