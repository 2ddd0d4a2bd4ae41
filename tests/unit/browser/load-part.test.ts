import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isPartMissing, loadPart } from '@/lib/browser/load-part';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a part that loads is returned', async () => {
  const part = { open: () => 'opened' };
  await expect(loadPart(async () => part)).resolves.toBe(part);
});

test('a part that fails is missing, and is asked for again the next time', async () => {
  const load = vi.fn<() => Promise<object>>().mockRejectedValueOnce(new Error('gone')).mockResolvedValueOnce({});
  await expect(loadPart(load)).rejects.toSatisfy(isPartMissing);
  await expect(loadPart(load)).resolves.toEqual({});
});

test('a part that never answers is missing after ten seconds', async () => {
  const missing = expect(loadPart(() => new Promise<object>(() => undefined))).rejects.toSatisfy(isPartMissing);
  await vi.advanceTimersByTimeAsync(10_000);
  await missing;
});

test('the bundler’s own error counts as missing, a fault of the code does not', () => {
  expect(isPartMissing(Object.assign(new Error('gone'), { name: 'ChunkLoadError' }))).toBe(true);
  expect(isPartMissing(new TypeError('fault'))).toBe(false);
});
