import type { Page } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { toWrite } from '../../setup/customer-write';
import { chooseImage } from '../../setup/id-images';
import { submit } from '../../setup/journey';
import { expectKeysHeard } from '../../setup/keys-heard';
import { type PortalServer, startPortal } from '../../setup/portal-server';
import { signInAs } from '../../setup/staff-session';
import { connectToStorage, STORAGE_CREDENTIALS } from '../../setup/stored-customer';
import { makeTestImageBase64 } from '../../setup/test-image';
import { expect, test } from '../fixtures';

const rows = (page: Page) =>
  page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
const names = (page: Page) => page.getByRole('rowheader');

const COUNT = 30;

/** Thirty customers, the last one named Zoé, who was refused. */
async function storeCustomers(portal: PortalServer): Promise<void> {
  const storage = connectToStorage(portal);
  const front = await makeTestImageBase64({ seed: 1 });
  for (let number = 1; number <= COUNT; number += 1) {
    const isLast = number === COUNT;
    const email = `person${number}@example.com`;
    const target = { email, fn: isLast ? 'Zoé' : `Person${number}`, ln: 'Listed', documents: { front } };
    await storage.createOrUpdateCustomer({ ...toWrite(target), reference: `REF-${number}` });
    if (isLast) await storage.updateStatus(email, 'FAIL');
  }
}

/** On a separate portal that has no customers yet. */
const emptyTest = test.extend<{ own: PortalServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern
  own: async ({}, use) => {
    const { user, pass } = STORAGE_CREDENTIALS;
    const own = await startPortal({ env: { TRUSTED_PROXY_HOPS: '1', STORAGE_API_USER: user, STORAGE_API_PASS: pass } });
    await use(own);
    await own.close();
  },
  baseURL: async ({ own }, use) => use(own.url),
});

emptyTest.describe('the list of customers', () => {
  emptyTest(
    'is worked by keyboard: pages, search and filters, with nothing personal in an address',
    { tag: '@long' },
    async ({ page, own }) => {
      await signInAs(page, own, 'entry');
      await expect(page.getByRole('heading', { name: 'No customers yet' })).toBeVisible();
      await expectAccessible(page);

      await storeCustomers(own);
      await page.reload();
      await expect(rows(page)).toHaveCount(25);
      await expect(rows(page).first()).toContainText('Zoé Listed');
      await expect(rows(page).first()).toContainText(/person30@example\.com.*REF-30.*FAIL.*Storage API/s);
      await expectAccessible(page);
      for (const width of [768, 1024, 390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wide, `at ${width} px`).toBeLessThanOrEqual(0);
        await expect(page.getByText('person30@example.com')).toBeVisible();
      }

      await expectKeysHeard(page);
      await page.keyboard.press('n');
      await expect(rows(page)).toHaveCount(5);
      await expect(names(page).last()).toHaveText('Person1 Listed');
      await page.keyboard.press('p');
      await expect(names(page).first()).toHaveText('Zoé Listed');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await expect(page.getByRole('link', { name: 'Person29 Listed' })).toBeFocused();
      await page.keyboard.press('ArrowUp');
      await expect(page.getByRole('link', { name: 'Zoé Listed' })).toBeFocused();

      const addresses: string[] = [];
      // The names of built files are digests, which may spell anything.
      page.on('request', (request) => {
        if (!request.url().includes('/_next/static/')) addresses.push(request.url());
      });
      await page.keyboard.press('/');
      await page.keyboard.type('listed ZOE');
      await page.keyboard.press('Enter');
      await expect(names(page)).toHaveText(['Zoé Listed']);
      await expect(page.getByRole('status')).toHaveText('1 customer on this page.');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/staff\/customers\/[0-9a-f-]{36}$/);
      await page.goBack();
      await expect(names(page)).toHaveText(['Zoé Listed']);

      await page.getByRole('searchbox').fill('person');
      await page.keyboard.press('Enter');
      await expect(rows(page)).toHaveCount(25);
      await page.getByRole('button', { name: 'Next page' }).click();
      await expect(rows(page)).toHaveCount(5);
      await page.getByRole('button', { name: 'Previous page' }).click();
      await expect(rows(page)).toHaveCount(25);
      await page.getByLabel('Status', { exact: true }).selectOption('FAIL');
      await page.getByRole('button', { name: 'Apply filters' }).click();
      await expect(page).toHaveURL(/\?status=FAIL$/);
      await expect(names(page)).toHaveText(['Zoé Listed']);
      await page.getByRole('searchbox').fill('nobody');
      await page.getByRole('button', { name: 'Search', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'No customer matches' })).toBeVisible();
      await expectAccessible(page);
      expect(addresses.filter((address) => /zo|listed|person|nobody/i.test(address))).toEqual([]);

      await page.getByRole('button', { name: 'Clear search' }).click();
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await expect(rows(page)).toHaveCount(25);
      await page.getByText('Keyboard', { exact: true }).click();
      await expectAccessible(page);
      await page.getByLabel('Use these keys').uncheck();
      await page.getByRole('heading', { name: 'Customers' }).click();
      await page.keyboard.press('j');
      await expect(names(page).getByRole('link').first()).not.toBeFocused();
      await page.getByLabel('Use these keys').check();

      await page.setViewportSize({ width: 390, height: 844 });
      await expect(rows(page)).toHaveCount(25);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await expectAccessible(page);
    },
  );
});

test.describe('beside a remote account', () => {
  test.use({ baseURL: async ({ remotePortal }, use) => use(remotePortal.url) });

  test('the list shows what this portal submitted', { tag: '@long' }, async ({ page, remotePortal }) => {
    const customer = makeTypedCustomer({ lastName: 'Remote-Listed' });
    await page.goto('/front');
    await fillCustomer(page, customer);
    await chooseImage(page, 'Front', 'front.jpg');
    await submit(page);
    await page.getByText('PENDING').first().waitFor();
    await signInAs(page, remotePortal, 'entry');
    const row = rows(page).filter({ hasText: customer.emailAddress });
    await expect(row).toContainText(/John Remote-Listed.*PENDING.*Form/s);
    await page.getByRole('searchbox').fill('remote-l');
    await page.keyboard.press('Enter');
    await expect(names(page)).toHaveText(['John Remote-Listed']);
  });
});
