import { expect, test } from 'vitest';
import { checkSubmission } from '@/lib/server/applications/submissions/check-submission';
import { makeFormValues } from '../../setup/form-values';
import { makeTestImage } from '../../setup/test-image';

const submissionKey = '0b6b2f3e-54e0-4c1b-9b46-0f3f0d9f7a10';
const check = (front: Buffer) =>
  checkSubmission({ submissionKey, values: makeFormValues(), documents: { front: front.toString('base64') } });

test.each(['jpeg', 'png', 'webp'] as const)('A submission with a %s that is cut off is not sent on', async (format) => {
  const image = await makeTestImage({ format });
  expect(check(image)).toMatchObject({ submissionKey });
  const outcome = check(image.subarray(0, -1));
  expect(outcome).toEqual({ kind: 'invalid', fieldErrors: { 'documents.front': 'front.invalid' } });
});
