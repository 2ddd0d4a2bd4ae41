import { expectSound, setTextSize } from '../../setup/layout-faults';
import { storeReviewedCustomer } from '../../setup/reviewed-customer';
import { signInAs } from '../../setup/staff-session';
import { expect, test } from '../fixtures';

const SECTIONS = ['customers', 'customers/new', 'held', 'undelivered', 'invitations', 'activity', 'members', 'account'];

const SIZES = [
  { name: 'with the text at 200 %, on a phone', width: 390, height: 844, percent: 200 },
  { name: 'at a zoom of 400 %, on a computer', width: 320, height: 225, percent: 100 },
] as const;

for (const { name, width, height, percent } of SIZES) {
  test.describe(name, () => {
    test.use({ viewport: { width, height } });

    test('no page of the console overlaps, is cut, scrolls sideways, or has a target that is hard to hit', {
      tag: '@long',
    }, async ({ page, portal }) => {
      const customer = await storeReviewedCustomer(portal);
      await signInAs(page, portal, 'administrator');
      await setTextSize(page, percent);
      for (const path of [...SECTIONS.map((name) => `/staff/${name}`), customer.path]) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectSound(page, path);
      }
      await page.getByRole('button', { name: 'Show documents' }).click();
      await expect(page.getByRole('img', { name: 'Front' })).toBeVisible();
      await expectSound(page, 'documents');
    });
  });
}
