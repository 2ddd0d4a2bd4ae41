import type { Page } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { toWrite } from '../../setup/customer-write';
import { expectKeysHeard } from '../../setup/keys-heard';
import { EARLIER_FRONT, storeReviewedCustomer } from '../../setup/reviewed-customer';
import { setIdReading } from '../../setup/staff-rows';
import { signInAs } from '../../setup/staff-session';
import { expect, test } from '../fixtures';

/** Expired, and different in two fields. */
const READING = {
  source: 'barcode',
  values: { firstName: 'Erica', city: 'Bridgeport' },
  expiresOn: { year: 2020, month: 2, day: 29 },
} as const;

const front = (page: Page) => page.getByRole('img', { name: 'Front of the ID' });
const save = (page: Page) => page.getByRole('button', { name: 'Save decision' });
const question = (page: Page) => page.getByRole('alert').filter({ hasText: 'Pass this customer all the same?' });

for (const [width, height] of [
  [1366, 768],
  [1280, 900],
] as const) {
  const tag = width === 1366 ? [] : '@long';
  test(`with documents open at ${width} × ${height}, the decision, its Save, what was saved and Undo are in view`, {
    tag,
  }, async ({ page, portal }) => {
    await page.setViewportSize({ width, height });
    const customer = await storeReviewedCustomer(portal);
    setIdReading(portal, customer.email, READING);
    await signInAs(page, portal, 'reviewer');
    await page.goto(customer.path);
    await page.getByRole('button', { name: 'Show documents' }).click();
    await expect(front(page)).toBeVisible();
    const inView = [page.getByRole('radio', { name: 'Pending' }), page.getByLabel('Reason'), page.getByLabel('Note')];
    for (const control of [...inView, save(page)]) await expect(control).toBeInViewport({ ratio: 1 });
    await expect(page.getByText('The ID expired on February 29, 2020.')).toBeInViewport({ ratio: 1 });
    await page.getByRole('radio', { name: 'Pending' }).check();
    await page.getByLabel('Reason').selectOption('second-opinion');
    const placeBefore = await page.evaluate(() => window.scrollY);
    await save(page).click();
    await expect(page.getByText('Saved: PENDING.')).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('button', { name: 'Undo' })).toBeInViewport({ ratio: 1 });
    await expect(save(page)).toBeInViewport({ ratio: 1 });
    await expect(front(page)).toBeInViewport();
    expect(await page.evaluate(() => window.scrollY)).toBe(placeBefore);
    await expectAccessible(page);
  });
}

test('what speaks against passing is marked at the decision, and asked about once', async ({ page, portal }) => {
  const customer = await storeReviewedCustomer(portal);
  setIdReading(portal, customer.email, READING);
  await signInAs(page, portal, 'reviewer');
  await page.goto(customer.path);
  const marks = page.getByRole('region', { name: 'What speaks against Pass' });
  await expect(marks).toContainText('The ID expired on February 29, 2020.');
  await expect(marks).toContainText('The ID says something else: First name and City.');
  await expect(marks).toContainText('You have not opened these documents.');
  await expectAccessible(page);

  await page.getByRole('radio', { name: 'Pass' }).check();
  await save(page).click();
  await expect(question(page)).toBeFocused();
  await expect(question(page)).toContainText('You have not opened these documents.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Go back' }).click();
  await expect(question(page)).toBeHidden();
  expect(await customer.getStatus()).toBe('PENDING');

  await page.getByRole('button', { name: 'Show documents' }).click();
  await expect(front(page)).toBeVisible();
  await expect(marks).not.toContainText('You have not opened');
  await save(page).click();
  await expect(question(page)).not.toContainText('You have not opened');
  await page.getByRole('button', { name: 'Pass all the same' }).click();
  await expect(page.getByText('Saved: PASS.')).toBeVisible();
  expect(await customer.getStatus()).toBe('PASS');
});

test('a customer whom nothing speaks against passes without a question', { tag: '@long' }, async ({ page, portal }) => {
  const customer = await storeReviewedCustomer(portal);
  await signInAs(page, portal, 'reviewer');
  await page.goto(customer.path);
  await page.getByRole('button', { name: 'Show documents' }).click();
  await expect(front(page)).toBeVisible();
  await page.getByRole('radio', { name: 'Pass' }).check();
  await save(page).click();
  await expect(page.getByText('Saved: PASS.')).toBeVisible();
});

test('keys typed into a note stay in the note, also when the documents open meanwhile', { tag: '@long' }, async ({
  page,
  portal,
}) => {
  const customer = await storeReviewedCustomer(portal);
  await signInAs(page, portal, 'reviewer');
  await page.goto(customer.path);
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/api/staff/images/**', async (route) => {
    await isReleased;
    await route.continue();
  });
  await expectKeysHeard(page);
  await page.keyboard.press('d');
  await expect(page.getByText('Opening the documents…')).toBeVisible();
  const note = page.getByLabel('Note');
  await note.click();
  await page.keyboard.type('Puffin ');
  release();
  await expect(front(page)).toBeVisible();
  await expect(note).toBeFocused();
  await page.keyboard.type('12 dhf nr+-0');
  await expect(note).toHaveValue('Puffin 12 dhf nr+-0');
  await expect(front(page)).toBeVisible();
  for (const name of ['Pass', 'Fail', 'Pending']) await expect(page.getByRole('radio', { name })).not.toBeChecked();
  await expect(page).toHaveURL(new RegExp(`${customer.path}$`));
});

test('a resubmission shows on the record what changed, from what, and when', async ({ page, portal }) => {
  const customer = await storeReviewedCustomer(portal);
  const sent = { email: customer.email, city: 'Bridgeport', zip: '06604', documents: { front: EARLIER_FRONT } };
  const changed = await customer.storage.createOrUpdateCustomer(toWrite(sent));
  expect(changed.ok).toBe(true);
  await signInAs(page, portal, 'reviewer');
  await page.goto(customer.path);
  const changes = page.getByRole('region', { name: 'Changes of the record' });
  const [newest, earlier] = [changes.getByRole('listitem').first(), changes.getByRole('listitem').nth(1)];
  await expect(newest).toContainText('The storage API');
  await expect(newest.locator('del').first()).toHaveText('Stratford');
  await expect(newest).toContainText('→ Bridgeport');
  await expect(newest.locator('time')).toHaveCount(1);
  await expect(earlier).toContainText('New photos');
});
