import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadWholePage, loadWholePageOnce } from '@/lib/browser/load-whole-page';

const assign = vi.fn();
const answer = vi.fn<() => Promise<{ ok: boolean }>>();

beforeEach(() => {
  const items = new Map<string, string>();
  vi.stubGlobal('window', { location: { pathname: '/staff/activity', search: '?page=2', assign } });
  vi.stubGlobal('fetch', answer);
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => items.set(name, value),
  });
  answer.mockResolvedValue({ ok: true });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

test('the browser loads a page that the portal has', async () => {
  await expect(loadWholePage('/details')).resolves.toBe(true);
  expect(assign).toHaveBeenCalledExactlyOnceWith('/details');
});

test('where the portal does not answer, or refuses, the page stays', async () => {
  answer.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  await expect(loadWholePage('/details')).resolves.toBe(false);
  answer.mockResolvedValueOnce({ ok: false });
  await expect(loadWholePage('/details')).resolves.toBe(false);
  expect(assign).not.toHaveBeenCalled();
});

test('a page whose code is gone is loaded once, not forever', async () => {
  await loadWholePageOnce();
  await loadWholePageOnce();
  expect(assign).toHaveBeenCalledExactlyOnceWith('/staff/activity?page=2');
});
