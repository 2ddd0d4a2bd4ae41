import { expect } from '@playwright/test';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { chooseImage, idGroup } from '../../setup/id-images';
import { showStep, submit } from '../../setup/journey';
import { expectSound, setTextSize } from '../../setup/layout-faults';
import { test } from '../fixtures';

const SIZES = [
  { name: 'with the text at 200 %, on the smallest phone', width: 320, height: 640, percent: 200 },
  { name: 'at a zoom of 400 %, on a computer @long', width: 320, height: 225, percent: 100 },
] as const;

for (const { name, width, height, percent } of SIZES) {
  test.describe(name, () => {
    test.use({ viewport: { width, height } });

    test('no step overlaps, is cut, scrolls sideways, or has a target that is hard to hit', async ({ page }) => {
      await setTextSize(page, percent);
      for (const path of ['/', '/which-id', '/front', '/back']) {
        await page.goto(path);
        await expectSound(page, path);
      }
      await page.goto('/details');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('heading', { name: 'need your attention' }).waitFor();
      await expectSound(page, 'errors');
      await fillCustomer(page, makeTypedCustomer());
      await chooseImage(page, 'Front', 'front.jpg');
      await expectSound(page, 'a photo');
      await page.getByRole('button', { name: 'Look closely' }).click();
      await page.getByRole('dialog').waitFor();
      await expectSound(page, 'a closer look');
      await page.keyboard.press('Escape');
      await idGroup(page, 'Front').getByRole('button', { name: 'Remove' }).click();
      await idGroup(page, 'Front').getByRole('button', { name: 'Take photo' }).click();
      await page.getByRole('button', { name: 'Capture' }).waitFor();
      await expectSound(page, 'the camera');
      await page.keyboard.press('Escape');
      await chooseImage(page, 'Front', 'front.jpg');
      await showStep(page, 'check');
      await expectSound(page, 'check and send');
      await submit(page);
      await page.getByText('PENDING').first().waitFor();
      await expectSound(page, 'the answer');
    });
  });
}

test('the status page prints dark on white, without what can only be pressed', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/front');
  await fillCustomer(page, makeTypedCustomer());
  await chooseImage(page, 'Front', 'small.jpg');
  await submit(page);
  await page.getByText('PENDING').first().waitFor();
  const brightnessOf = (property: string) =>
    page.locator('section').evaluate((element, name) => {
      const [red = 0, green = 0, blue = 0] = (getComputedStyle(element).getPropertyValue(name).match(/\d+/g) ?? []).map(
        Number,
      );
      return red + green + blue;
    }, property);
  expect(await brightnessOf('background-color')).toBeLessThan(200);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await brightnessOf('background-color')).toBeGreaterThan(700);
  expect(await brightnessOf('color')).toBeLessThan(200);
  await expect(page.getByText('Reference', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy reference' })).toBeHidden();
});

test('with forced colors, which take away backgrounds, every button keeps an edge', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto('/');
  const edges = await page.getByRole('button').evaluateAll((buttons) =>
    buttons.map((button) => {
      const { borderTopWidth, borderTopStyle } = getComputedStyle(button);
      return `${borderTopWidth} ${borderTopStyle}`;
    }),
  );
  expect(new Set(edges)).toEqual(new Set(['1px solid']));
});

test('nothing moves for who wants less motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/front');
  await chooseImage(page, 'Front', 'front.jpg');
  const moving = await page.evaluate(() =>
    document.getAnimations().map((animation) => (animation as CSSAnimation).animationName ?? 'a transition'),
  );
  expect(moving).toEqual([]);
});
