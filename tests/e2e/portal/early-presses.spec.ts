import { fixturePath } from '../../fixtures/make-images';
import { dropFiles } from '../../setup/drop-files';
import { holdScripts } from '../../setup/hold-scripts';
import { idGroup } from '../../setup/id-images';
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

test('signing in is held until the scripts have loaded: the server would refuse the plain form', async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/staff/sign-in', { waitUntil: 'commit' });
  await page.getByLabel('Email address').fill('nobody@staff.example.com');
  await page.getByLabel('Password', { exact: true }).fill('wrong zebra battery staple');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  release();
  await expect(page.getByText('That did not match an account.')).toBeVisible();
});

test('Start works before its scripts have loaded', async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/', { waitUntil: 'commit' });
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page).toHaveURL(/which-id/);
  release();
});

test('a choice that is made before the scripts have loaded stays', { tag: '@long' }, async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/which-id', { waitUntil: 'commit' });
  await page.getByRole('radio', { name: 'Passport' }).check();
  release();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Photo page of your passport' })).toBeVisible();
});

test('a date that is typed before the scripts have loaded goes into its boxes', { tag: '@long' }, async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/details', { waitUntil: 'commit' });
  await page.getByLabel('Month', { exact: true }).fill('January 31, 1970');
  await page.getByLabel('First name').focus();
  release();
  await expect(page.getByLabel('Month', { exact: true })).toHaveValue('1');
  await expect(page.getByLabel('Day', { exact: true })).toHaveValue('31');
  await expect(page.getByLabel('Year', { exact: true })).toHaveValue('1970');
});

test('a slip in an email address that was typed before the scripts have loaded is pointed out', {
  tag: '@long',
}, async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/details', { waitUntil: 'commit' });
  await page.getByLabel('Email address').fill('ann@gmial.com');
  await page.getByLabel('First name').focus();
  release();
  await expect(page.getByText('Did you mean ann@gmail.com?')).toBeVisible();
  await expect(page.getByLabel('First name')).toBeFocused();
});

test('a file that is chosen before the scripts have loaded is taken once they have', async ({ page }) => {
  const release = await holdScripts(page);
  await page.goto('/front', { waitUntil: 'commit' });
  const front = idGroup(page, 'Front');
  await front.locator('input[type=file]').setInputFiles(await fixturePath('small.jpg'));
  release();
  await expect(front.getByRole('button', { name: 'Remove' })).toBeVisible();
});

test('a file that is dropped before the scripts have loaded is kept, and the page stays', { tag: '@long' }, async ({
  page,
}) => {
  const release = await holdScripts(page);
  await page.goto('/front', { waitUntil: 'commit' });
  const front = idGroup(page, 'Front');
  await front.getByRole('button', { name: 'Choose file' }).waitFor();
  await dropFiles(front, ['small.jpg']);
  release();
  await expect(front.getByRole('button', { name: 'Remove' })).toBeVisible();
});
