import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type PortalServer, startPortal } from '../setup/portal-server';
import { test as base, expect } from './fixtures';

const LINK = /http\S+\/staff\/demo\/\S+/g;

/** Tests in which the portal is a demo, with invented customers. */
export const demoTest = base.extend<object, { demo: PortalServer }>({
  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'portal-'));
      const portal = await startPortal({ env: { PORTAL_DEMO: 'invented' }, dataDir: join(folder, 'demo-data') });
      await use(portal);
      await portal.close();
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ demo }, use) => use(demo.url),
});

/** The links that sign in, as the demo has printed them so far. */
export const listDemoLinks = (demo: PortalServer) => demo.output().match(LINK) ?? [];

/** Signs in to the console of a demo, by the link that it printed last. */
export async function enterDemo(page: Page, demo: PortalServer): Promise<string> {
  await expect.poll(() => listDemoLinks(demo).length).toBeGreaterThan(0);
  const link = listDemoLinks(demo).at(-1) ?? '';
  await page.goto(link);
  await page.waitForURL('**/staff/customers');
  return link;
}
