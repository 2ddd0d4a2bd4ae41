import type { Page } from '@playwright/test';
import { fillCustomer, makeTypedCustomer, type TypedCustomer } from '../../setup/customer-form';
import { listDraftParts } from '../../setup/draft-parts';
import { chooseImage } from '../../setup/id-images';
import { isSubmission } from '../../setup/parcels';
import { expect, test } from '../fixtures';

const summary = (page: Page) => page.getByRole('alert').filter({ hasText: /needs? your attention/ });
const submit = (page: Page) => page.getByRole('button', { name: 'Submit' }).click();

test('an empty form says everything that is missing, with a link to each field', async ({ page }) => {
  await page.goto('/');
  await submit(page);
  await expect(summary(page)).toBeFocused();
  await expect(summary(page).getByRole('heading')).toHaveText('10 things need your attention');
  const links = [
    ['Enter your first name', 'First name'],
    ['Enter your last name', 'Last name'],
    ['Enter your date of birth', 'Month'],
    ['Enter your street address', 'Street address'],
    ['Enter your city', 'City'],
    ['Choose your state', 'State'],
    ['Enter your ZIP code', 'ZIP code'],
    ['Enter your phone number', 'Phone number'],
    ['Enter your email address', 'Email address'],
  ] as const;
  for (const [sentence, label] of links) {
    await summary(page).getByRole('link', { name: sentence }).click();
    const control = page.getByLabel(label, { exact: true });
    await expect(control).toBeFocused();
    await expect(control).toHaveAttribute('aria-invalid', 'true');
    await expect(control).toHaveAccessibleDescription(new RegExp(sentence));
  }
  await summary(page).getByRole('link', { name: 'Add a photo of the front of your ID' }).click();
  await expect(page.getByRole('group', { name: 'Front of ID' }).locator(':focus')).toHaveCount(1);
});

const MISTAKES: [what: string, change: Partial<TypedCustomer>, sentence: string][] = [
  ['a ZIP code of three digits', { zipCode: '066' }, 'Enter a ZIP code of 5 digits'],
  ['30 February', { month: '2', day: '30' }, 'That day does not exist'],
  ['a birthday in the future', { year: '2999' }, 'Your date of birth is in the future'],
  ['a birthday 130 years ago', { year: '1890' }, 'more than 120 years ago'],
  ['a year of two digits', { year: '70' }, 'Enter the year of your birth with 4 digits'],
  ['a date without a day', { day: '' }, 'Enter month, day and year'],
  ['a month in words', { month: 'Ja' }, 'as numbers, like 4 27 1986'],
  ['half a phone number', { phoneNumber: '12345' }, 'Enter a phone number, like 201 510 6000'],
  ['an email without a domain', { emailAddress: 'john@' }, 'Enter an email address, like name@example.com'],
  ['a name of 256 letters', { firstName: 'x'.repeat(256) }, 'First name must be 255 characters or fewer'],
];

test('each mistake is named, and its message goes when the value changes', async ({ page }) => {
  const customer = makeTypedCustomer();
  await page.goto('/');
  await fillCustomer(page, customer);
  await chooseImage(page, 'Front', 'small.jpg');
  for (const [what, change, sentence] of MISTAKES) {
    await test.step(what, async () => {
      await fillCustomer(page, { ...customer, ...change });
      await submit(page);
      await expect(summary(page).getByRole('listitem')).toHaveCount(1);
      await summary(page).getByRole('link', { name: sentence }).click();
      await page.keyboard.press('End');
      await page.keyboard.press(Object.values(change).includes('') ? '1' : 'Backspace');
      await expect(page.locator('form [id$="-error"]')).toHaveCount(0);
    });
  }
});

test('an address outside the United States takes any state and postal code', async ({ page }) => {
  await page.goto('/');
  await fillCustomer(page, makeTypedCustomer());
  await chooseImage(page, 'Front', 'small.jpg');
  await page.getByLabel('My address is outside the United States').check();
  await page.getByLabel('State, province or region').fill('Île-de-France');
  await page.getByLabel('ZIP code or postal code').fill('75001');
  await page.getByLabel('Phone number').fill('+33 1 23 45 67 89');
  await submit(page);
  await expect(page.getByText('PENDING').first()).toBeVisible();
});

test('a likely slip in the email address is pointed out and mended by one press', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Email address').fill('ann@gmial.com');
  await page.getByLabel('First name').focus();
  await expect(page.getByText('Did you mean ann@gmail.com?')).toBeVisible();
  await page.getByRole('button', { name: 'Yes, use it' }).click();
  await expect(page.getByLabel('Email address')).toHaveValue('ann@gmail.com');
  await expect(page.getByLabel('Email address')).toBeFocused();
});

test('browsers can fill in the form, and phones open the right keyboard', async ({ page }) => {
  await page.goto('/');
  const expected: [label: string, autocomplete: string, inputMode?: string][] = [
    ['First name', 'given-name'],
    ['Last name', 'family-name'],
    ['Street address', 'address-line1'],
    ['City', 'address-level2'],
    ['State', 'address-level1'],
    ['ZIP code', 'postal-code', 'numeric'],
    ['Month', 'bday-month', 'numeric'],
    ['Day', 'bday-day', 'numeric'],
    ['Year', 'bday-year', 'numeric'],
    ['Phone number', 'tel', 'tel'],
    ['Email address', 'email', 'email'],
  ];
  for (const [label, autocomplete, inputMode] of expected) {
    const control = page.getByLabel(label, { exact: true });
    await expect(control).toHaveAttribute('autocomplete', autocomplete);
    if (inputMode) await expect(control).toHaveAttribute('inputmode', inputMode);
  }
});

test('what was typed before the page became interactive stays', async ({ page }) => {
  let release: () => void = () => undefined;
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await isReleased;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await page.getByLabel('First name').fill('Early');
  release();
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('form') ?? {}).some((key) => key.startsWith('__react')),
  );
  await expect(page.getByLabel('First name')).toHaveValue('Early');
  await submit(page);
  await expect(summary(page)).toBeVisible();
  await expect(summary(page).getByRole('link', { name: 'Enter your first name' })).toHaveCount(0);
});

test('the whole form can be filled in and sent by keyboard', async ({ page }) => {
  const customer = makeTypedCustomer();
  await page.goto('/');
  await page.getByLabel('First name').focus();
  const typed = [
    customer.firstName,
    customer.lastName,
    customer.month,
    customer.day,
    customer.year,
    customer.streetAddress,
  ];
  for (const text of typed) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  // The checkbox stays as it is.
  await page.keyboard.press('Tab');
  for (const text of [customer.city, 'Connecticut', customer.zipCode, customer.phoneNumber, customer.emailAddress]) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  const chooseFront = page.getByRole('group', { name: 'Front of ID' }).getByRole('button', { name: 'Choose file' });
  for (
    let presses = 0;
    presses < 4 && !(await chooseFront.evaluate((button) => button === document.activeElement));
    presses += 1
  ) {
    await page.keyboard.press('Tab');
  }
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  const { fixturePath } = await import('../../fixtures/make-images');
  await (await chooser).setFiles(await fixturePath('small.jpg'));
  await page.getByRole('button', { name: 'Remove' }).waitFor();
  const submitButton = page.getByRole('button', { name: 'Submit' });
  for (
    let presses = 0;
    presses < 12 && !(await submitButton.evaluate((button) => button === document.activeElement));
    presses += 1
  ) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'We have your details' })).toBeFocused();
});

test('a second press while it is being sent sends nothing more', async ({ page }) => {
  await page.goto('/');
  await fillCustomer(page, makeTypedCustomer());
  await chooseImage(page, 'Front', 'small.jpg');
  let posts = 0;
  await page.route('/', async (route) => {
    if (isSubmission(route.request())) posts += 1;
    await route.continue();
  });
  const button = page.getByRole('button', { name: 'Submit' });
  await button.evaluate((element: HTMLButtonElement) => {
    element.click();
    element.click();
    element.click();
  });
  await expect(page.getByText('PENDING').first()).toBeVisible();
  expect(posts).toBe(1);
});

test('a reload loses nothing: details and photos come back, and are gone once they are stored', async ({ page }) => {
  const customer = makeTypedCustomer();
  await page.goto('/');
  await fillCustomer(page, customer);
  await chooseImage(page, 'Front', 'small.jpg');
  await expect.poll(() => page.evaluate(listDraftParts)).toContain('front');
  await page.reload();
  await expect(page.getByText('What you entered before is still here.')).toBeVisible();
  await expect(page.getByLabel('Email address')).toHaveValue(customer.emailAddress);
  await expect(page.getByLabel('State', { exact: true })).toHaveValue('CT');
  await expect(page.getByRole('group', { name: 'Front of ID' }).getByRole('button', { name: 'Remove' })).toBeVisible();
  await submit(page);
  await expect(page.getByText('PENDING').first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Email address')).toHaveValue('');
});
