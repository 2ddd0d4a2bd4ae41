import { playCameraVideo } from '../setup/camera-flags';
import { idGroup } from '../setup/id-images';
import { expect, test } from './fixtures';

test.use({ launchOptions: [playCameraVideo('faults'), { scope: 'worker' }] });

const ADVICE = [/^Too dark/, /^Not sharp yet/, /^Light reflects on it/, /^Move closer/];

test('each fault is named in turn; after ten seconds the button takes over, and works', async ({ page }) => {
  await page.goto('/');
  await idGroup(page, 'Front').getByRole('button', { name: 'Take photo' }).click();
  for (const words of ADVICE) {
    await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
  }
  await expect(page.getByText('Press Capture when you can read it.')).toBeVisible();
  await page.getByRole('button', { name: 'Capture' }).click();
  await page.getByRole('button', { name: 'Use photo' }).click();
  await expect(idGroup(page, 'Front').getByText('Photo ready')).toBeVisible();
});
