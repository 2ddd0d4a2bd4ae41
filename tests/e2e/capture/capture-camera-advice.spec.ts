import { withCameraVideo } from '../../setup/camera-flags';
import { idGroup } from '../../setup/id-images';
import { test as base, expect } from '../fixtures';

const test = base.extend({ context: withCameraVideo('faults') });

const ADVICE = [/^Too dark/, /^Not sharp yet/, /^There is glare on it/, /^Move closer/];

test('each fault is named in turn; after ten seconds the button takes over, and works', { tag: '@long' }, async ({
  page,
}) => {
  test.slow();
  await page.goto('/front');
  await idGroup(page, 'Front').getByRole('button', { name: 'Take photo' }).click();
  for (const words of ADVICE) {
    // A slow machine checks rarely, and may only see a fault when the twelve-second video loops around again.
    await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible({ timeout: 80_000 });
  }
  await expect(page.getByText('Press Capture when you can read it.')).toBeVisible();
  await page.getByRole('button', { name: 'Capture' }).click();
  await page.getByRole('button', { name: 'Use photo' }).click();
  await expect(idGroup(page, 'Front').getByText('Photo ready')).toBeVisible();
});
