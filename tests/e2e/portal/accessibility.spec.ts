import { expectAccessible } from '../../setup/accessibility';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { chooseImage } from '../../setup/id-images';
import { showStep, submit } from '../../setup/journey';
import { expect, test } from '../fixtures';

/** Text has a contrast of 7:1 (WCAG 2.2 AAA, 1.4.6). */
const ENHANCED = ['color-contrast-enhanced'];

const SCREENS = [
  { name: 'a small phone in light', viewport: { width: 320, height: 640 }, colorScheme: 'light', tag: [] },
  { name: 'a computer in dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark', tag: ['@long'] },
] as const;

for (const { name, viewport, colorScheme, tag } of SCREENS) {
  test.describe(`on ${name}`, { tag: [...tag] }, () => {
    test.use({ viewport, colorScheme });

    test('no state of the form and its result breaks an accessibility rule', async ({ page }) => {
      await page.goto('/?reference=888888812');
      await expectAccessible(page, undefined, ENHANCED);
      await page.getByRole('button', { name: 'Start' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('heading', { name: 'needs your attention' }).waitFor();
      await expectAccessible(page, undefined, ENHANCED);
      await showStep(page, 'details');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('heading', { name: 'need your attention' }).waitFor();
      await expectAccessible(page, undefined, ENHANCED);
      await fillCustomer(page, makeTypedCustomer());
      await chooseImage(page, 'Front', 'front.jpg');
      await expectAccessible(page, undefined, ENHANCED);
      await showStep(page, 'back');
      await expectAccessible(page, undefined, ENHANCED);
      await showStep(page, 'check');
      await expectAccessible(page, undefined, ENHANCED);
      await submit(page);
      await page.getByText('PENDING').first().waitFor();
      await expectAccessible(page, undefined, ENHANCED);
    });

    test.use({ expectedFaults: [/404/] });

    test('no page needs sideways scrolling, and those beside the form break no accessibility rule', {
      tag: '@long',
    }, async ({ page }) => {
      for (const path of ['/', '/which-id', '/front', '/details', '/check', '/staff/customers/1', '/nowhere']) {
        await page.goto(path);
        const overflowPx = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflowPx, path).toBeLessThanOrEqual(0);
        if (path.startsWith('/staff') || path === '/nowhere') await expectAccessible(page);
      }
    });

    test.describe('with a storage that refuses', () => {
      test.use({ baseURL: async ({ remotePortal }, use) => use(remotePortal.url) });

      test('a failure breaks no accessibility rule', { tag: '@long' }, async ({ page, vendor }) => {
        await page.goto('/front');
        await fillCustomer(page, makeTypedCustomer());
        await chooseImage(page, 'Front', 'small.jpg');
        vendor.behaveNext({ httpStatus: 400, text: '{"result":"Error","message":"The photo is too dark"}' });
        await submit(page);
        await page.getByRole('heading', { name: 'Your details were not sent' }).waitFor();
        await expectAccessible(page);
      });
    });
  });
}
