import type { Page } from '@playwright/test';

const COUNT = '__withoutTitle';

/**
 * Watches whether each page that is opened from now on keeps its title: screen readers speak it, and nothing is heard for one
 * that is missing for a moment.
 *
 * @returns how many changes the present page has seen without a title, after it had one
 */
export async function watchTitle(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript((count) => {
    let hadTitle = false;
    Reflect.set(window, count, 0);
    new MutationObserver(() => {
      if (document.title) hadTitle = true;
      else if (hadTitle) Reflect.set(window, count, Reflect.get(window, count) + 1);
    }).observe(document, { childList: true, subtree: true });
  }, COUNT);
  return () => page.evaluate((count) => Reflect.get(window, count), COUNT);
}
