import type { Page } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { listTrackStates, watchCamera } from '../../setup/camera-watch';
import { idGroup } from '../../setup/id-images';
import { expect, test } from '../fixtures';

const takePhoto = (page: Page) => idGroup(page, 'Front').getByRole('button', { name: 'Take photo' }).click();

test('the camera is explained before the browser asks for it, once', async ({ page }) => {
  await watchCamera(page);
  await page.addInitScript(() => {
    navigator.permissions.query = async () => ({ state: 'prompt' }) as PermissionStatus;
  });
  await page.goto('/front');
  await takePhoto(page);
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Continue' })).toBeFocused();
  await expect(page.getByText('Only the photos you send leave it.', { exact: false })).toBeVisible();
  await expectAccessible(page);
  expect(await listTrackStates(page)).toEqual([]);

  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Capture' })).toBeFocused();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await takePhoto(page);
  await expect(page.getByRole('button', { name: 'Capture' })).toBeEnabled();
});

test.describe('inside another app', () => {
  test.use({
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22B83 Instagram 355.0.0.21',
  });

  test('a person whom the app keeps from the camera gets the link for a real browser', { tag: '@long' }, async ({
    page,
  }) => {
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
      navigator.clipboard.writeText = async (text) => void Object.assign(window, { copiedText: text });
    });
    await page.goto('/front?reference=R-1');
    await takePhoto(page);
    await expect(page.getByText('This app blocks the camera').last()).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Link to this page' })).toHaveValue(page.url());
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect(page.getByText('Link copied.', { exact: false })).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { copiedText: string }).copiedText)).toBe(page.url());
    await expect(page.getByRole('button', { name: 'Choose file' }).last()).toBeVisible();
    await expectAccessible(page);
  });
});

test('the light and the zoom of a camera that has them are set', { tag: '@long' }, async ({ page }) => {
  await page.addInitScript(() => {
    const settings: unknown[] = [];
    Object.assign(window, { settings });
    const read = MediaStreamTrack.prototype.getCapabilities;
    MediaStreamTrack.prototype.getCapabilities = function () {
      return { ...read.call(this), torch: true, zoom: { min: 1, max: 10, step: 0.5 } } as MediaTrackCapabilities;
    };
    MediaStreamTrack.prototype.applyConstraints = async (constraints) => {
      settings.push(...(constraints?.advanced ?? []));
    };
  });
  await page.goto('/front');
  await takePhoto(page);
  await page.getByRole('button', { name: 'Light' }).click();
  await expect(page.getByRole('button', { name: 'Light', pressed: true })).toBeVisible();
  await page.getByRole('slider', { name: 'Zoom' }).fill('2');
  const settings = () => page.evaluate(() => (window as unknown as { settings: unknown[] }).settings);
  await expect.poll(settings).toEqual(expect.arrayContaining([{ torch: true }, { zoom: 2 }]));
});

test('where the browser says that it would ask and then refuses, the page says how to allow the camera', {
  tag: '@long',
}, async ({ page }) => {
  await page.addInitScript(() => {
    navigator.permissions.query = async () => ({ state: 'prompt' }) as PermissionStatus;
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  await page.goto('/front');
  await takePhoto(page);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByText('The camera is not allowed').last()).toBeVisible();
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog.getByText('The camera is not allowed').last()).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Choose file' })).toBeVisible();
});
