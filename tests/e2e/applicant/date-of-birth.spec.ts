import type { Page } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { chooseImage } from '../../setup/id-images';
import { expect, test } from '../fixtures';

const summary = (page: Page) => page.getByRole('alert').filter({ hasText: /needs? your attention/ });
const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

test('a month may be typed as a word, and a whole date into one box', async ({ page }) => {
  await page.goto('/details');
  const [month, day, year] = ['Month', 'Day', 'Year'].map((label) => page.getByLabel(label, { exact: true }));
  if (!month || !day || !year) throw new Error('There are three boxes.');
  await month.fill('April');
  await month.press('Tab');
  await expect(month).toHaveValue('4');
  await expect(day).toBeFocused();
  await month.fill('');
  await month.pressSequentially('1 31 1970');
  await month.press('Enter');
  await expect(month).toHaveValue('1');
  await expect(day).toHaveValue('31');
  await expect(year).toHaveValue('1970');
  await expect(summary(page).getByRole('listitem')).toHaveCount(8);
  // With something in the other boxes, nothing is taken from them.
  await year.fill('4/27/1986');
  await year.press('Tab');
  await expect(day).toHaveValue('31');
});

test('the box with the mistake is marked, and the summary leads to it', async ({ page }) => {
  await page.goto('/details');
  const [month, day, year] = ['Month', 'Day', 'Year'].map((label) => page.getByLabel(label, { exact: true }));
  if (!month || !day || !year) throw new Error('There are three boxes.');
  await fillCustomer(page, makeTypedCustomer({ month: '13' }));
  await goOn(page);
  await expect(summary(page).getByRole('listitem')).toHaveText([
    'Enter the month as a number from 1 to 12, or as a name, like April',
  ]);
  await expect(month).toHaveAttribute('aria-invalid', 'true');
  await expect(day).not.toHaveAttribute('aria-invalid');
  await expect(year).not.toHaveAttribute('aria-invalid');
  await month.fill('2');
  await day.fill('30');
  await goOn(page);
  await summary(page).getByRole('link').click();
  await expect(day).toBeFocused();
  await expect(day).toHaveAttribute('aria-invalid', 'true');
  await expect(month).not.toHaveAttribute('aria-invalid');
});

test('the date of birth of a child is asked about once, and not refused', { tag: '@long' }, async ({ page }) => {
  await page.goto('/front');
  await chooseImage(page, 'Front', 'small.jpg');
  await fillCustomer(page, makeTypedCustomer({ year: String(new Date().getFullYear() - 1) }));
  await goOn(page);
  await expect(summary(page)).toBeFocused();
  await expect(summary(page).getByRole('listitem')).toHaveText([/date of birth of a child/]);
  await expect(page.getByLabel('Month', { exact: true })).not.toHaveAttribute('aria-invalid');
  await expectAccessible(page);
  await goOn(page);
  await expect(page.getByRole('heading', { name: 'Check and send' })).toBeVisible();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('PENDING').first()).toBeVisible();
});
