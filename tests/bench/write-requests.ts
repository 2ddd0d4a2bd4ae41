import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { FloorRow } from './write-floors';

/** The size of each of the two images, in bytes. */
export const IMAGE_BYTES = 300_000;

export const BENCH_CREDENTIALS = { user: 'bench', pass: 'bench' };

/** A JPEG of noise, truncated or padded after its end to exactly `byteCount` bytes. */
async function makeImage(byteCount: number): Promise<Buffer> {
  const raw = { width: 640, height: 480, channels: 3 as const };
  const jpeg = await sharp(randomBytes(raw.width * raw.height * raw.channels), { raw })
    .jpeg({ quality: 80 })
    .toBuffer();
  return Buffer.concat([jpeg, randomBytes(Math.max(0, byteCount - jpeg.length))]).subarray(0, byteCount);
}

/** Writes of the same images for any email, both as a request and as what a floor inserts. */
export type WriteKit = { requestOf: (email: string) => Buffer<ArrayBuffer>; rowOf: (email: string) => FloorRow };

/**
 * Creates writes that differ only in their email; the long part is built once.
 *
 * @param byteCount size of each image: two photos of a person hardly ever have the same size
 */
export async function makeWriteKit(byteCount = IMAGE_BYTES): Promise<WriteKit> {
  const [front, back] = await Promise.all([makeImage(byteCount), makeImage(byteCount)]);
  const documents = { front: front.toString('base64'), back: back.toString('base64') };
  const texts = { fn: 'John', ln: 'Smith', addr: '123 Main St', city: 'Stratford', state: 'CT', zip: '06614' };
  const target = { ...texts, dob: '19700101', phone: '2015106000', documents };
  const rest = { ...BENCH_CREDENTIALS, service: 'createOrUpdateCustomer', reference: '888888812', target };
  const [head = '', tail = ''] = JSON.stringify(rest).split('"target":{');
  const tailBytes = Buffer.from(tail);
  return {
    requestOf: (email) => Buffer.concat([Buffer.from(`${head}"target":{"email":"${email}",`), tailBytes]),
    rowOf: (email) => ({ email, texts: JSON.stringify(texts), front, back }),
  };
}
