import { expectAccessible } from '../../setup/accessibility';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { chooseImage } from '../../setup/id-images';
import { submit } from '../../setup/journey';
import { signInAs } from '../../setup/staff-session';
import { expect, test } from '../fixtures';

const REFUSED = { httpStatus: 400, text: '{"result":"Error","message":"The photo is too dark"}' };

test.describe('submissions that the storage refused later', () => {
  test.use({ baseURL: async ({ remotePortal }, use) => use(remotePortal.url) });
  test.describe.configure({ timeout: 120_000 });

  test('are seen by a reviewer, sent again, and given up after being asked once', { tag: '@long' }, async ({
    page,
    vendor,
    remotePortal,
  }) => {
    const customer = makeTypedCustomer();
    vendor.behaveAlways('html-502');
    await page.goto('/front');
    await fillCustomer(page, customer);
    await chooseImage(page, 'Front', 'small.jpg');
    await submit(page);
    await page.waitForURL('**/status/*');
    const statusPage = page.url();
    vendor.behaveAlways(REFUSED);
    await signInAs(page, remotePortal, 'reviewer');
    const link = page.getByRole('link', { name: 'Not delivered (1)' });
    await expect(async () => {
      await page.reload();
      await expect(link).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await link.click();

    const item = page.getByRole('listitem').filter({ hasText: customer.emailAddress });
    await expect(item.getByText('The storage service refused the details or the photos.')).toBeVisible();
    await expectAccessible(page);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    }

    await item.getByRole('button', { name: 'Send again' }).click();
    await expect(page.getByText('It is being sent again.')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1, name: 'Not delivered' })).toBeFocused();
    await expect(async () => {
      await page.reload();
      await expect(item).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });

    await item.getByRole('button', { name: 'Give up' }).click();
    await expect(item.getByRole('heading', { name: 'Give up this submission?' })).toBeFocused();
    await item.getByRole('button', { name: 'Keep it' }).click();
    await expect(item.getByRole('button', { name: 'Give up' })).toBeFocused();
    await item.getByRole('button', { name: 'Give up' }).click();
    await item.getByRole('button', { name: 'Give up for good' }).click();
    await expect(page.getByText('Given up: the details and photos are deleted.')).toBeVisible();
    await expect(page.getByText('Nothing is left undelivered.')).toBeVisible();
    vendor.behaveAlways('well');
    await page.goto(statusPage);
    await expect(page.getByText('Not accepted (FAIL)')).toBeVisible();
  });
});

test.describe('a customer whom staff enter while the storage is away', () => {
  test.use({ baseURL: async ({ remotePortal }, use) => use(remotePortal.url) });

  test('is received, and in the list once it is back', { tag: '@long' }, async ({ page, vendor, remotePortal }) => {
    await signInAs(page, remotePortal, 'entry');
    await page.goto('/staff/customers/new');
    const customer = { ...makeTypedCustomer(), lastName: 'Waitington' };
    await fillCustomer(page, customer);
    await chooseImage(page, 'Front', 'small.jpg');
    vendor.behaveAlways('html-502');
    try {
      await page.getByRole('button', { name: 'Create customer' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Received' })).toBeFocused();
      await expect(page.getByText('kept here and are sent as soon as it does')).toBeVisible();
      await expectAccessible(page);
    } finally {
      vendor.behaveAlways('well');
    }
    await expect.poll(() => vendor.customers.has(customer.emailAddress), { timeout: 30_000 }).toBe(true);
    await page.goto('/staff/customers');
    await expect(page.getByRole('link', { name: /Waitington/ })).toBeVisible();
  });
});
