import type { Page } from '@playwright/test';

/** Holds back all of the page's scripts until released, as a slow connection would. */
export async function holdScripts(page: Page): Promise<() => void> {
  let release: () => void = () => undefined;
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await isReleased;
    await route.continue();
  });
  return release;
}
