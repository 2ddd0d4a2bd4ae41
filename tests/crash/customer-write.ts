import { createHash } from 'node:crypto';
import { WIRE_ATTRIBUTES, type WireAttribute } from '../../lib/shared/contract/request';
import { makeTestImage } from '../setup/test-image';
import type { Random } from './random';

/** What one createOrUpdateCustomer sends: always every attribute, so that a mix of two writes can't go unnoticed. */
export type CustomerWrite = {
  email: string;
  reference: string;
  attributes: Record<WireAttribute, string>;
  front: Buffer;
  back: Buffer | undefined;
};

const IMAGE_HEADER = await makeTestImage({ format: 'png' });
const MAX_RANDOM_IMAGE_BYTES = 60_000;

/** A valid image that no other write sends: random bytes follow its end, and every byte must come back. */
function makeImage(random: Random): Buffer {
  return Buffer.concat([IMAGE_HEADER, random.bytes(random.integer(16, MAX_RANDOM_IMAGE_BYTES))]);
}

function makeAttributes(random: Random): Record<WireAttribute, string> {
  const texts = WIRE_ATTRIBUTES.map((name) => [name, `${name} ${random.bytes(8).toString('hex')}`]);
  return { ...Object.fromEntries(texts), dob: `${random.integer(1920, 2000)}0${random.integer(1, 9)}15` };
}

/** Creates a write with random content. */
export function makeCustomerWrite(random: Random, email: string): CustomerWrite {
  return {
    email,
    reference: random.bytes(6).toString('hex'),
    attributes: makeAttributes(random),
    front: makeImage(random),
    back: random.integer(0, 3) === 0 ? undefined : makeImage(random),
  };
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/**
 * Describes everything a write stores, with images as their SHA-256. If two texts are equal, everything was stored byte
 * for byte.
 */
export function describeContent({ reference, attributes, front, back }: Omit<CustomerWrite, 'email'>): string {
  const texts = WIRE_ATTRIBUTES.map((name) => attributes[name]);
  return JSON.stringify([reference, ...texts, sha256(front), back && sha256(back)]);
}
