import { expect, it } from 'vitest';
import { LONGEST_PAUSE_MS, makePauseMs } from '@/lib/server/outbox/back-off';

const withoutChance = () => 0;
const withMostChance = () => 1;

it('Pauses double from two seconds to an hour, and chance takes off half at most', () => {
  const pauses = [1, 2, 3, 4].map((failures) => makePauseMs(failures, LONGEST_PAUSE_MS, withoutChance));
  expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000]);
  expect(makePauseMs(3, LONGEST_PAUSE_MS, withMostChance)).toBe(4_000);
  expect(makePauseMs(60, LONGEST_PAUSE_MS, withoutChance)).toBe(3_600_000);
  expect(makePauseMs(60, 300_000, withoutChance)).toBe(300_000);
});

it('Two tries that failed at the same moment are hardly ever repeated at the same moment', () => {
  const pauses = new Set(Array.from({ length: 50 }, () => makePauseMs(10)));
  expect(pauses.size).toBeGreaterThan(25);
});
