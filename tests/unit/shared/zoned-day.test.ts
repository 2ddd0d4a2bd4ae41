import { describe, expect, it } from 'vitest';
import { findDayStart } from '@/lib/shared/zoned-day';

const at = (...parts: Parameters<typeof findDayStart>) => {
  const ms = findDayStart(...parts);
  return ms === undefined ? undefined : new Date(ms).toISOString();
};

describe('The start of a day', () => {
  it('is midnight where somebody is', () => {
    expect(at('2026-05-06', 'UTC')).toBe('2026-05-06T00:00:00.000Z');
    expect(at('2026-05-06', 'Europe/Berlin')).toBe('2026-05-05T22:00:00.000Z');
    expect(at('2026-05-06', 'America/New_York')).toBe('2026-05-06T04:00:00.000Z');
    expect(at('2026-05-06', 'Asia/Kolkata', 1)).toBe('2026-05-06T18:30:00.000Z');
  });

  it('is right on days when clocks change', () => {
    expect(at('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z');
    expect(at('2026-03-29', 'Europe/Berlin', 1)).toBe('2026-03-29T22:00:00.000Z');
    expect(at('2026-10-25', 'Europe/Berlin', 1)).toBe('2026-10-25T23:00:00.000Z');
  });

  it('counts an unknown zone as UTC, and knows no day that does not exist', () => {
    expect(at('2026-05-06', 'Nowhere/Land')).toBe('2026-05-06T00:00:00.000Z');
    for (const text of ['2026-02-30', '2026-13-01', '06.05.2026', '', undefined]) {
      expect(at(text, 'UTC')).toBeUndefined();
    }
  });
});
