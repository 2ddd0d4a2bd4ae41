import { createCipheriv, createHash } from 'node:crypto';

/** Random values that depend on the seed alone. */
export type Random = {
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  bytes(count: number): Buffer;
  pick<T>(values: readonly [T, ...T[]]): T;
  /** Random values of their own, so that what one user draws does not change what another one gets. */
  fork(name: string): Random;
};

const NUMBER_BYTES = 6;

/** Makes random values from a seed: the key stream of AES under the seed's digest. */
export function createRandom(seed: string): Random {
  const digest = createHash('sha256').update(seed).digest();
  const stream = createCipheriv('aes-128-ctr', digest.subarray(0, 16), digest.subarray(16));
  const bytes = (count: number) => stream.update(Buffer.alloc(count));
  const integer = (min: number, max: number) =>
    min + (bytes(NUMBER_BYTES).readUIntBE(0, NUMBER_BYTES) % (max - min + 1));
  const pick = <T>(values: readonly [T, ...T[]]) => values[integer(0, values.length - 1)] ?? values[0];
  return { integer, bytes, pick, fork: (name) => createRandom(`${seed}/${name}`) };
}
