import { createHash } from 'node:crypto';
import { writeGrayPng } from '../../lib/server/operator/seed/tiny-image';
import { WIRE_ATTRIBUTES, type WireAttribute } from '../../lib/shared/contract/request';
import type { Random } from './random';

/** What one createOrUpdateCustomer sends: always every attribute, so that a mix of two writes can't go unnoticed. */
export type CustomerWrite = {
  email: string;
  reference: string;
  attributes: Record<WireAttribute, string>;
  front: Buffer;
  back: Buffer | undefined;
};

const WIDTH_PX = 100;
const HEIGHT_MAX_PX = 600;

/** A valid image that no other write sends, of up to 60 KB: noise, and every byte of it must come back. */
function makeImage(random: Random): Buffer {
  const heightPx = random.integer(1, HEIGHT_MAX_PX);
  return writeGrayPng({ widthPx: WIDTH_PX, heightPx, shades: random.bytes(WIDTH_PX * heightPx) });
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
