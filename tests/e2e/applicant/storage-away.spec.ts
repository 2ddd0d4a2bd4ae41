import type { Page } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { fillCustomer, makeTypedCustomer, type TypedCustomer } from '../../setup/customer-form';
import { chooseImage } from '../../setup/id-images';
import { submit } from '../../setup/journey';
import { startPortal } from '../../setup/portal-server';
import { expect, test } from '../fixtures';

// The portal tries again after pauses, and the page asks after pauses.
test.describe.configure({ timeout: 120_000 });

/** Submits, and is told that it was received and is on its way. */
async function sendWhileAway(page: Page, customer: TypedCustomer) {
  await page.goto('/front');
  await fillCustomer(page, customer);
  await chooseImage(page, 'Front', 'front.jpg');
  await submit(page);
  await page.waitForURL('**/status/*');
  await expect(page.getByRole('heading', { level: 1, name: 'We have received your details' })).toBeFocused();
  await expect(page.getByText('Being checked (PENDING)')).toBeVisible();
}

/** The page shows by itself that what was sent has arrived. */
const expectArrival = (page: Page) =>
  expect(page.getByRole('heading', { level: 1, name: 'We have your details' })).toBeVisible({ timeout: 60_000 });

for (const { width, height } of [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
]) {
  test.describe(`while the storage API is away, ${width} pixels wide`, () => {
    test.use({ viewport: { width, height }, baseURL: async ({ remotePortal }, use) => use(remotePortal.url) });

    test('what is submitted is received, and the status page shows by itself when it has arrived', {
      tag: '@long',
    }, async ({ page, vendor, remotePortal }) => {
      const customer = makeTypedCustomer();
      vendor.behaveAlways('html-502');
      try {
        await sendWhileAway(page, customer);
        await expect(page.getByText(/kept safely here and are on their way/)).toBeVisible();
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      } finally {
        vendor.behaveAlways('well');
      }
      await expectArrival(page);
      await expect(page.getByRole('link', { name: 'Customer record' })).toBeVisible();
      expect(vendor.customers.get(customer.emailAddress)).toMatchObject({ attributes: { fn: 'John' } });
      expect(remotePortal.output()).not.toMatch(new RegExp(`${vendor.pass}|${vendor.user}|${customer.emailAddress}`));
    });
  });
}

test.describe('a portal that is killed while the storage API is away', () => {
  test.use({ baseURL: 'http://127.0.0.1:1' });

  // Half a minute of it waits for the lease of the killed one.
  test('delivers what was received, once, when it has started again', { tag: '@long' }, async ({ browser, vendor }) => {
    const { url, user, pass } = vendor;
    const env = { STORAGE_API_URL: url, STORAGE_API_USER: user, STORAGE_API_PASS: pass };
    const customer = makeTypedCustomer();
    const first = await startPortal({ env });
    const context = await browser.newContext({ baseURL: first.url });
    const page = await context.newPage();
    vendor.behaveAlways('html-502');
    try {
      await sendWhileAway(page, customer);
      // It is asked, stores, and never answers: the portal is killed while it waits.
      vendor.behaveNext('well');
      vendor.behaveAlways('store-and-never-answer');
      await expect.poll(() => vendor.customers.has(customer.emailAddress), { timeout: 30_000 }).toBe(true);
      await first.kill();
    } finally {
      vendor.behaveAlways('well');
    }
    const second = await startPortal({ env, dataDir: first.dataDir });
    await page.goto(`${second.url}${new URL(page.url()).pathname}`);
    await expect(page.getByRole('heading', { level: 1, name: 'We have received your details' })).toBeVisible();
    await expectArrival(page);
    const writes = vendor.requests.filter(
      ({ body }) => body?.service === 'createOrUpdateCustomer' && body.target?.email === customer.emailAddress,
    );
    expect(writes).toHaveLength(1);
    await context.close();
    expect(await second.stop()).toBe(0);
    await first.close();
  });
});
