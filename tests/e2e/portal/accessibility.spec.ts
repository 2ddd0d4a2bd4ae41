import { expectAccessible } from '../../setup/accessibility';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { chooseImage } from '../../setup/id-images';
import { expect, test } from '../fixtures';

const SCREENS = [
  { name: 'a small phone in light', viewport: { width: 320, height: 640 }, colorScheme: 'light' },
  { name: 'a computer in dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
] as const;

for (const { name, viewport, colorScheme } of SCREENS) {
  test.describe(`on ${name}`, () => {
    test.use({ viewport, colorScheme });

    test('no state of the form and its result breaks an accessibility rule', async ({ page }) => {
      await page.goto('/?reference=888888812');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Submit' }).click();
      await page.getByRole('heading', { name: 'need your attention' }).waitFor();
      await expectAccessible(page);
      await fillCustomer(page, makeTypedCustomer());
      await chooseImage(page, 'Front', 'front.jpg');
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Submit' }).click();
      await page.getByText('PENDING').first().waitFor();
      await expectAccessible(page);
    });

    test.use({ expectedFaults: [/404/] });

    test('no page needs sideways scrolling, and those beside the form break no accessibility rule', async ({
      page,
    }) => {
      for (const path of ['/', '/staff/customers/1', '/nowhere']) {
        await page.goto(path);
        const overflowPx = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflowPx, path).toBeLessThanOrEqual(0);
        if (path !== '/') await expectAccessible(page);
      }
    });

    test.describe('with the storage down', () => {
      test.use({ baseURL: async ({ remotePortal }, use) => use(remotePortal.url) });

      test('a failure breaks no accessibility rule', async ({ page, vendor }) => {
        await page.goto('/');
        await fillCustomer(page, makeTypedCustomer());
        await chooseImage(page, 'Front', 'small.jpg');
        vendor.behaveNext('html-502');
        await page.getByRole('button', { name: 'Submit' }).click();
        await page.getByRole('heading', { name: 'Your details were not sent' }).waitFor();
        await expectAccessible(page);
      });
    });
  });
}
