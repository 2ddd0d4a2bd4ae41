import { expect, type Page } from '@playwright/test';

/** Waits until the page listens for single keys, which a person can tell by the hints next to its controls. */
export async function expectKeysHeard(page: Page): Promise<void> {
  await expect(page.locator('html[data-hears-keys]')).toBeAttached();
}
