import { describe, expect, test } from 'vitest';
import { findZone } from '@/lib/vision/subject/find-zone';
import type { TextRow } from '@/lib/vision/subject/list-text-rows';

/** A line of print; those of a zone are evenly spaced. */
const line = (y: number, characterCount: number, isEven: boolean): TextRow => ({
  ...{ characterCount, isEven, y, x: 800 },
  lengthPx: characterCount * 25,
});
const FIELDS = [200, 300, 400, 500].map((y) => line(y, 16, false));

describe('A zone among lines of print', () => {
  test.each([
    ['TD1', [800, 850, 900], 30],
    ['TD2', [800, 850], 36],
    ['TD3', [800, 850], 44],
  ] as const)('of format %s is below the fields, or above them upside down', (layout, places, characterCount) => {
    const lines = places.map((y) => line(y, characterCount, true));
    expect(findZone([...FIELDS, ...lines])).toBe(layout);
    expect(findZone([...FIELDS, ...lines].map((row) => ({ ...row, y: 1100 - row.y })))).toBe(layout);
  });

  test('is seen where one of its lines is not, and where a little print is beyond it', () => {
    expect(findZone([...FIELDS, line(850, 44, true)])).toBe('TD3');
    expect(findZone([...FIELDS, line(800, 44, true), line(850, 44, true), line(1100, 8, false)])).toBe('TD3');
  });

  test('is none in the middle of a page, or where its lines are far apart', () => {
    const page = [200, 300, 400, 700, 800, 900].map((y) => line(y, 40, false));
    expect(findZone([...page, line(500, 44, true), line(550, 44, true)])).toBeUndefined();
    expect(findZone([...FIELDS, line(100, 44, true), line(900, 44, true)])).toBeUndefined();
  });

  test('is none without evenly spaced lines, nor where there are many', () => {
    expect(findZone(FIELDS)).toBeUndefined();
    expect(findZone([])).toBeUndefined();
    expect(findZone([800, 820, 840, 860, 880].map((y) => line(y, 44, true)))).toBeUndefined();
  });
});
