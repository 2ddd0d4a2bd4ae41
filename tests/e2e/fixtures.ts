import { test as base, expect, type Page } from '@playwright/test';
import { startVendorServer, type VendorServer } from '../mocks/vendor-server';
import { type PortalServer, startPortal } from '../setup/portal-server';
import { STORAGE_CREDENTIALS } from '../setup/stored-customer';
import { watchWords } from '../words/watch-words';

export { expect };

/** Browser messages that indicate a fault on the page. */
const FAULT_TYPES = ['error', 'warning'];

/** A separate private address for each test, so that tests don't share a limit. */
const randomAddress = () => `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 256)).join('.')}`;

/** Fails the test if the page requests anything from another origin or reports a fault. */
async function watchPage(page: Page, baseUrl: string, use: () => Promise<void>, expectedFaults: RegExp[]) {
  const strangers: string[] = [];
  const faults: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${baseUrl}/`) && !/^(blob|data):/.test(url)) strangers.push(url);
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (FAULT_TYPES.includes(message.type())) faults.push(`${message.text()} ${message.location().url}`.trim());
  });
  // Has the browser ask for files here from the start: told while a button is pressed, it may open its own window first.
  page.on('filechooser', () => undefined);
  await use();
  expect(strangers, 'requests to other origins').toEqual([]);
  const unexpected = faults.filter((fault) => !expectedFaults.some((pattern) => pattern.test(fault)));
  expect(unexpected, 'faults that the browser reported').toEqual([]);
}

type TestFixtures = {
  /** Browser messages that this test provokes on purpose. */
  expectedFaults: RegExp[];
};

type WorkerFixtures = {
  /** A portal with its embedded storage. */
  portal: PortalServer;
  /** A socket server that plays the vendor. */
  vendor: VendorServer;
  /** A portal that stores its data at `vendor`. */
  remotePortal: PortalServer;
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  expectedFaults: [[], { option: true }],
  browser: [
    async ({ browser }, use) => use(process.env.WORDS_FILE ? watchWords(browser, process.env.WORDS_FILE) : browser),
    { scope: 'worker' },
  ],
  portal: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern
    async ({}, use) => {
      const { user, pass } = STORAGE_CREDENTIALS;
      const portal = await startPortal({
        env: { TRUSTED_PROXY_HOPS: '1', STORAGE_API_USER: user, STORAGE_API_PASS: pass },
      });
      await use(portal);
      await portal.close();
    },
    { scope: 'worker' },
  ],
  vendor: [
    // biome-ignore lint/correctness/noEmptyPattern: see above
    async ({}, use) => {
      const vendor = await startVendorServer();
      await use(vendor);
      await vendor.close();
    },
    { scope: 'worker' },
  ],
  remotePortal: [
    async ({ vendor }, use) => {
      const { url, user, pass } = vendor;
      const portal = await startPortal({
        env: { TRUSTED_PROXY_HOPS: '1', STORAGE_API_URL: url, STORAGE_API_USER: user, STORAGE_API_PASS: pass },
      });
      await use(portal);
      await portal.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ portal }, use) => use(portal.url),
  extraHTTPHeaders: async ({ extraHTTPHeaders }, use) =>
    use({ ...extraHTTPHeaders, 'x-forwarded-for': randomAddress() }),
  page: async ({ page, baseURL, expectedFaults }, use) =>
    watchPage(page, baseURL ?? '', () => use(page), expectedFaults),
});
