import { holdScripts } from '../../setup/hold-scripts';
import { expect, test } from '../fixtures';

test('what is typed before the scripts have loaded stays, and Enter is heard once they have', async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/details', { waitUntil: 'commit' });
  await page.getByLabel('First name').fill('María');
  await page.getByLabel('First name').press('Enter');
  await expect(page.getByLabel('First name')).toHaveValue('María');
  release();
  await expect(page.getByRole('heading', { name: /things need your attention/ })).toBeVisible();
  await expect(page.getByLabel('First name')).toHaveValue('María');
});

test('a button that is pressed before the scripts have loaded works once they have', async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/front', { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Use your phone' }).click();
  await page.getByRole('button', { name: 'Use your phone' }).click();
  release();
  await expect(page.getByLabel('Link for your phone')).toBeVisible();
});

test('Start works before its scripts have loaded', async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/', { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page).toHaveURL(/which-id/);
  release();
});
