import { randomUUID } from 'node:crypto';
import { makeTestImageBase64 } from '../../setup/test-image';

export const FRONT = await makeTestImageBase64({ seed: 1 });
export const BACK = await makeTestImageBase64({ seed: 2 });
export const OTHER_FRONT = await makeTestImageBase64({ seed: 3 });
export const OTHER_BACK = await makeTestImageBase64({ seed: 4 });

/** The attributes of the contract's sample request. */
export const SAMPLE_ATTRIBUTES = {
  fn: 'John',
  ln: 'Smith',
  addr: '123 Main St',
  city: 'Stratford',
  state: 'CT',
  zip: '06614',
  dob: '19700101',
  phone: '2015106000',
};

/** The target of the contract's sample request. */
export const SAMPLE_TARGET = {
  email: 'jsmith@veratad.com',
  ...SAMPLE_ATTRIBUTES,
  documents: { front: FRONT, back: BACK },
};

/** An email address that no other test uses. */
export const makeEmail = () => `${randomUUID()}@example.com`;

/** The sample with another email and other changes. */
export const makeTarget = (changes: Record<string, unknown> = {}) => ({
  ...SAMPLE_TARGET,
  email: makeEmail(),
  ...changes,
});
