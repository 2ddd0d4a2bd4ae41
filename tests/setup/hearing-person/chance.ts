import { makeRandom } from '../../fixtures/make-random';

/** Seeded draws: the same on every run. */
export type Chance = {
  between(from: number, to: number): number;
  /** Normally distributed around 0. */
  normal(deviation: number): number;
  /** A factor around 1: `spread` is the standard deviation of its logarithm. */
  factor(spread: number): number;
  isTrue(share: number): boolean;
};

/** Creates draws from a seed. */
export function makeChance(seed: number): Chance {
  const random = makeRandom(Math.imul(seed + 1, 2_654_435_761) >>> 0);
  for (let skipped = 0; skipped < 8; skipped += 1) random();
  // The sum of twelve uniform numbers has a standard deviation of 1.
  const normal = (deviation: number) => {
    let sum = -6;
    for (let count = 0; count < 12; count += 1) sum += random();
    return sum * deviation;
  };
  return {
    between: (from, to) => from + (to - from) * random(),
    normal,
    factor: (spread) => Math.exp(normal(spread)),
    isTrue: (share) => random() < share,
  };
}
