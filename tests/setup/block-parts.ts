import type { Page, Route } from '@playwright/test';

/** How a file of the page's own code can fail to arrive. */
export const BLOCKS = ['aborted', 'not found', 'never answered'] as const;
export type Block = (typeof BLOCKS)[number];

/** All code that loads on its own: the bundler's files, workers, and the libraries in them. */
export const ALL_PARTS = /\/(_next\/static\/chunks|workers|vendor)\//;

/**
 * Blocks the page's code from now on; what has loaded stays.
 *
 * @returns lets everything through again, also what was held
 */
export async function blockParts(page: Page, block: Block, parts: RegExp = ALL_PARTS): Promise<() => Promise<void>> {
  const held: Route[] = [];
  const refuse = async (route: Route) => {
    if (block === 'aborted') await route.abort();
    else if (block === 'not found') await route.fulfill({ status: 404, contentType: 'text/plain', body: 'Not found' });
    else held.push(route);
  };
  await page.route(parts, refuse);
  return async () => {
    await page.unroute(parts, refuse);
    await Promise.all(held.map((route) => route.continue().catch(() => undefined)));
  };
}
