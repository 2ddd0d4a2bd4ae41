import type { Page } from '@playwright/test';
import { fixturePath } from '../../fixtures/make-images';
import { makeTypedCustomer } from '../../setup/customer-form';
import { expectKeysHeard } from '../../setup/keys-heard';
import { STAFF_PASSWORD, signInAs } from '../../setup/staff-session';
import { expect, test } from '../fixtures';

/** Presses Tab, or Shift+Tab, until the control with this id has the focus. */
async function tabTo(page: Page, id: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if ((await page.evaluate(() => document.activeElement?.id)) === id) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach ${id}`);
}

async function chooseByKeyboard(page: Page, side: 'front' | 'back', file: 'front.jpg' | 'back.jpg'): Promise<void> {
  // Focus starts in the first field, and the ID is before it.
  await tabTo(page, `documents.${side}`, side === 'front' ? 'Shift+Tab' : 'Tab');
  // Take photo comes first, then Choose file.
  await page.keyboard.press('Tab');
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(await fixturePath(file));
  const group = page.getByRole('group', { name: side === 'front' ? 'Front of ID' : 'Back of ID' });
  await expect(group.getByRole('button', { name: 'Retake' })).toBeFocused();
}

test('a day’s work is done by keyboard alone: sign in, enter a customer with two photos, find it, decide', async ({
  page,
  portal,
}) => {
  const { email } = await signInAs(page, portal, 'reviewer');
  await page.context().clearCookies();
  await page.goto('/staff');
  await tabTo(page, 'email');
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(STAFF_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Customers', exact: true })).toBeVisible();

  await expectKeysHeard(page);
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { name: 'New customer' })).toBeVisible();
  await chooseByKeyboard(page, 'front', 'front.jpg');
  await chooseByKeyboard(page, 'back', 'back.jpg');
  const customer = makeTypedCustomer({ lastName: `Keys${Date.now()}` });
  const typed = [
    ['firstName', customer.firstName],
    ['lastName', customer.lastName],
    ['dateOfBirth.month', customer.month],
    ['dateOfBirth.day', customer.day],
    ['dateOfBirth.year', customer.year],
    ['streetAddress', customer.streetAddress],
    ['city', customer.city],
    ['state', 'Conn'],
    ['zipCode', customer.zipCode],
    ['phoneNumber', customer.phoneNumber],
    ['emailAddress', customer.emailAddress],
  ] as const;
  for (const [id, text] of typed) {
    await tabTo(page, id);
    await page.keyboard.type(text);
  }
  const create = page.getByRole('button', { name: 'Create customer' });
  for (let presses = 0; presses < 15 && !(await create.evaluate((el) => el === document.activeElement)); presses += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Customer created' })).toBeFocused();

  await page.goto('/staff/customers');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await expectKeysHeard(page);
  await page.keyboard.press('/');
  await page.keyboard.type(customer.lastName);
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 customer on this page.')).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: `${customer.firstName} ${customer.lastName}` })).toBeVisible();
  await expectKeysHeard(page);
  await page.keyboard.press('d');
  await expect(page.getByRole('img', { name: /front/i })).toBeVisible();
  await page.keyboard.press('p');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Saved: PASS.')).toBeVisible();
});
