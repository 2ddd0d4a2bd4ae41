import { fixturePath } from '../../fixtures/make-images';
import { expectAccessible } from '../../setup/accessibility';
import { chooseImage, idGroup } from '../../setup/id-images';
import { showStep } from '../../setup/journey';
import { expect, test } from '../fixtures';

for (const { colorScheme, tag } of [
  { colorScheme: 'light', tag: [] },
  { colorScheme: 'dark', tag: ['@long'] },
] as const) {
  test.describe(`in ${colorScheme} colors`, { tag: [...tag] }, () => {
    test.use({ colorScheme });
    test.beforeEach(({ page }) => page.goto('/front'));

    test('an empty side, a preview and a problem have no accessibility violation', { tag: '@long' }, async ({
      page,
    }) => {
      await chooseImage(page, 'Front', 'small.jpg');
      await expectAccessible(page);
      await showStep(page, 'back');
      await idGroup(page, 'Back')
        .locator('input[type=file]')
        .setInputFiles(await fixturePath('truncated.jpg'));
      await expect(idGroup(page, 'Back').getByText('This photo is damaged').first()).toBeVisible();
      await expectAccessible(page);
    });

    test('preparing has no accessibility violation', { tag: '@long' }, async ({ page }) => {
      // The worker's script never arrives.
      await page.route(/worker/, () => undefined);
      await idGroup(page, 'Front')
        .locator('input[type=file]')
        .setInputFiles(await fixturePath('small.jpg'));
      await expect(page.getByRole('progressbar', { name: 'Preparing your photo' })).toBeVisible();
      await expectAccessible(page);
    });

    test('the camera, its photo and its problems have no accessibility violation', async ({ page }) => {
      const takePhoto = idGroup(page, 'Front').getByRole('button', { name: 'Take photo' });
      await takePhoto.click();
      await expect(page.getByRole('button', { name: 'Capture' })).toBeEnabled();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Capture' }).click();
      await expect(page.getByRole('button', { name: 'Use photo' })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.evaluate(() => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('busy', 'NotReadableError'));
      });
      await takePhoto.click();
      await expect(page.getByText('Close other apps and tabs')).toBeVisible();
      await expectAccessible(page);
    });
  });
}
