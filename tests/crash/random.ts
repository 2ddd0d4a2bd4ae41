import { createCipheriv, createHash } from 'node:crypto';

/** Random values that depend only on the seed. */
export type Random = {
  /** An integer from `min` to `max`, inclusive. */
  integer(min: number, max: number): number;
  bytes(count: number): Buffer;
  pick<T>(values: readonly [T, ...T[]]): T;
  /** An independent source of random values, so that what one consumer draws doesn't change what another gets. */
  fork(name: string): Random;
};

const NUMBER_BYTES = 6;

/** Creates random values from a seed: the AES keystream under the seed's digest. */
export function createRandom(seed: string): Random {
  const digest = createHash('sha256').update(seed).digest();
  const stream = createCipheriv('aes-128-ctr', digest.subarray(0, 16), digest.subarray(16));
  const bytes = (count: number) => stream.update(Buffer.alloc(count));
  const integer = (min: number, max: number) =>
    min + (bytes(NUMBER_BYTES).readUIntBE(0, NUMBER_BYTES) % (max - min + 1));
  const pick = <T>(values: readonly [T, ...T[]]) => values[integer(0, values.length - 1)] ?? values[0];
  return { integer, bytes, pick, fork: (name) => createRandom(`${seed}/${name}`) };
}
