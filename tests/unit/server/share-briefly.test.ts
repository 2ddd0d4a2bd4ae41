import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { shareBriefly } from '@/lib/server/review/share-briefly';

const SHARED_MS = 10_000;
const always = () => true;

describe('what is shared briefly', () => {
  let count: number;
  const fetch = async () => {
    count += 1;
    return count;
  };
  beforeEach(() => {
    count = 0;
    vi.useFakeTimers();
  });
  afterEach(async () => {
    await vi.advanceTimersByTimeAsync(SHARED_MS);
    vi.useRealTimers();
  });

  it('is fetched once for ten seconds, and for each key by itself', async () => {
    expect(await shareBriefly('a', fetch, always)).toBe(1);
    expect(await shareBriefly('a', fetch, always)).toBe(1);
    expect(await shareBriefly('b', fetch, always)).toBe(2);
    await vi.advanceTimersByTimeAsync(SHARED_MS - 1);
    expect(await shareBriefly('a', fetch, always)).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await shareBriefly('a', fetch, always)).toBe(3);
  });

  it('is fetched once while the first fetch is under way', async () => {
    expect(await Promise.all([shareBriefly('a', fetch, always), shareBriefly('a', fetch, always)])).toEqual([1, 1]);
  });

  it('is fetched again at once where it failed, or is not worth sharing', async () => {
    expect(await shareBriefly('a', fetch, () => false)).toBe(1);
    const failing = () => Promise.reject(new Error('no answer'));
    await expect(shareBriefly('a', failing, always)).rejects.toThrow('no answer');
    expect(await shareBriefly('a', fetch, always)).toBe(2);
  });

  it('is not forgotten with an earlier fetch of the same', async () => {
    await shareBriefly('a', fetch, () => false);
    await vi.advanceTimersByTimeAsync(SHARED_MS / 2);
    expect(await shareBriefly('a', fetch, always)).toBe(2);
    await vi.advanceTimersByTimeAsync(SHARED_MS / 2);
    expect(await shareBriefly('a', fetch, always)).toBe(2);
  });
});

it('keeps no process from ending', async () => {
  const setTimer = vi.spyOn(globalThis, 'setTimeout');
  await shareBriefly('forgotten later', async () => 1, always);
  const [timer] = setTimer.mock.results;
  setTimer.mockRestore();
  expect(timer?.value.hasRef()).toBe(false);
});
