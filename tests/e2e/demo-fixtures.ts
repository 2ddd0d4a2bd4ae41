import type { Page } from '@playwright/test';
import { listDemoLinks, startDemoPortal } from '../setup/demo-portal';
import type { PortalServer } from '../setup/portal-server';
import { test as base, expect } from './fixtures';

/** Tests in which the portal is a demo, with invented customers. */
export const demoTest = base.extend<object, { demo: PortalServer }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern
    async ({}, use) => {
      const demo = await startDemoPortal();
      await use(demo);
      await demo.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ demo }, use) => use(demo.url),
});

/** Signs in to the console of a demo, by the link that it printed last. */
export async function enterDemo(page: Page, demo: PortalServer): Promise<string> {
  await expect.poll(() => listDemoLinks(demo).length).toBeGreaterThan(0);
  const link = listDemoLinks(demo).at(-1) ?? '';
  await page.goto(link);
  await page.waitForURL('**/staff/customers');
  return link;
}
