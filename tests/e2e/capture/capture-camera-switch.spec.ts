import type { Page } from '@playwright/test';
import { withCamera } from '../../setup/camera-flags';
import { findOpenDevice, keepCameraIds, watchCamera } from '../../setup/camera-watch';
import { idGroup } from '../../setup/id-images';
import { test as base, expect } from '../fixtures';

const FLAGS = ['--use-fake-device-for-media-stream=device-count=2', '--use-fake-ui-for-media-stream'];

const test = base.extend({ context: withCamera(() => FLAGS) });

async function openCamera(page: Page) {
  await idGroup(page, 'Front').getByRole('button', { name: 'Take photo' }).click();
  await expect(page.getByRole('button', { name: 'Capture' })).toBeEnabled();
}

test('a person with two cameras can switch, and the choice is remembered', { tag: '@long' }, async ({ page }) => {
  await keepCameraIds(page);
  await watchCamera(page);
  await page.goto('/front');
  await openCamera(page);
  const first = await findOpenDevice(page);
  await page.getByRole('button', { name: 'Switch camera' }).click();
  await expect.poll(() => findOpenDevice(page)).not.toBe(first);
  const second = await findOpenDevice(page);
  await page.reload();
  await openCamera(page);
  expect(await findOpenDevice(page)).toBe(second);
});
