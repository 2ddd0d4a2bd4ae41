import { expect, type Page } from '@playwright/test';

/** Waits until the page hears single keys, as a person sees by the hints beside its controls. */
export async function expectKeysHeard(page: Page): Promise<void> {
  await expect(page.locator('html[data-hears-keys]')).toBeAttached();
}
