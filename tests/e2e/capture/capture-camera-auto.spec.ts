import type { Page } from '@playwright/test';
import { withCameraVideo } from '../../setup/camera-flags';
import { listTrackStates, watchCamera } from '../../setup/camera-watch';
import { idGroup } from '../../setup/id-images';
import { test as base, expect } from '../fixtures';

const test = base.extend({ context: withCameraVideo('arriving') });

test.beforeEach(async ({ page }) => {
  await watchCamera(page);
  await page.goto('/front');
});

const takePhoto = (page: Page) => idGroup(page, 'Front').getByRole('button', { name: 'Take photo' }).click();

/** Width and height of the photo being reviewed. */
const readStillSize = (page: Page) =>
  page.getByRole('img', { name: 'The photo you just took' }).evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return { width: image.naturalWidth, height: image.naturalHeight };
  });

test('a card that moves into the guide is captured by itself, cut to the guide, and the camera stops', async ({
  page,
}) => {
  await takePhoto(page);
  await expect(page.getByRole('button', { name: 'Use photo' })).toBeFocused({ timeout: 80_000 });
  await expect(page.getByRole('status').filter({ hasText: 'Photo taken automatically' })).toBeVisible();
  expect(await listTrackStates(page)).toEqual(['ended']);
  const { width, height } = await readStillSize(page);
  // The video is 1920 pixels wide and its card 1229: the card and its surroundings, not shrunk.
  expect(width).toBeGreaterThan(1229);
  expect(width).toBeLessThan(1800);
  expect(width / height).toBeCloseTo(85.6 / 53.98, 1);

  await page.getByRole('button', { name: 'Use photo' }).click();
  await expect(idGroup(page, 'Front').getByText('Photo ready')).toBeVisible();
});

test('with Automatic off nothing is captured by itself, and both choices last for the visit', { tag: '@long' }, async ({
  page,
}) => {
  await takePhoto(page);
  await page.getByRole('checkbox', { name: 'Automatic' }).uncheck();
  await page.getByRole('radio', { name: 'Passport' }).check({ force: true });
  await expect(page.getByRole('status').filter({ hasText: 'press Capture' })).toBeVisible();
  await page.getByRole('button', { name: 'Capture' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Photo taken. Can you read every word?' })).toBeVisible();
  const { width, height } = await readStillSize(page);
  expect(width / height).toBeCloseTo(125 / 88, 1);

  await page.getByRole('button', { name: 'Cancel' }).click();
  await takePhoto(page);
  await expect(page.getByRole('checkbox', { name: 'Automatic' })).not.toBeChecked();
  await expect(page.getByRole('radio', { name: 'Passport' })).toBeChecked();
});

for (const [lacking, way] of [
  ['Worker', 'judges in the page'],
  ['VideoFrame', 'copies what it judges'],
] as const) {
  test(`a browser without ${lacking} ${way}, and captures a card by itself too`, { tag: '@long' }, async ({ page }) => {
    await page.addInitScript((name) => Reflect.deleteProperty(window, name), lacking);
    await page.reload();
    await takePhoto(page);
    await expect(page.getByRole('button', { name: 'Use photo' })).toBeFocused({ timeout: 80_000 });
    await page.getByRole('button', { name: 'Use photo' }).click();
    await expect(idGroup(page, 'Front').getByText('Photo ready')).toBeVisible();
  });
}
