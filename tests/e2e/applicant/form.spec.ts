import type { Page } from '@playwright/test';
import { fillCustomer, makeTypedCustomer, type TypedCustomer } from '../../setup/customer-form';
import { chooseImage } from '../../setup/id-images';
import { showStep, submit } from '../../setup/journey';
import { expect, test } from '../fixtures';

const summary = (page: Page) => page.getByRole('alert').filter({ hasText: /needs? your attention/ });
const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

test('an empty form says everything that is missing, with a link to each field', async ({ page }) => {
  await page.goto('/details');
  await goOn(page);
  await expect(summary(page)).toBeFocused();
  await expect(summary(page).getByRole('heading')).toHaveText('9 things need your attention');
  await expect(page).toHaveTitle(/^Error: Your details – /);
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
});

test('what is missing when it is to be sent is listed with a link to its step', { tag: '@long' }, async ({ page }) => {
  await page.goto('/check');
  await submit(page);
  await expect(summary(page)).toBeFocused();
  await expect(summary(page).getByRole('heading')).toHaveText('10 things need your attention');
  await summary(page).getByRole('link', { name: 'Enter your city' }).click();
  await expect(page.getByLabel('City', { exact: true })).toBeFocused();
  await page.goBack();
  await submit(page);
  await summary(page).getByRole('link', { name: 'Add a photo of the front of your ID' }).click();
  await expect(page.getByRole('group', { name: 'Front of ID' }).locator(':focus')).toHaveCount(1);
  await goOn(page);
  await expect(summary(page).getByRole('listitem')).toHaveText(['Add a photo of the front of your ID']);
  await chooseImage(page, 'Front', 'small.jpg');
  await expect(summary(page)).toHaveCount(0);
});

test('the summary stays true while fields are corrected', async ({ page }) => {
  await page.goto('/details');
  await goOn(page);
  await expect(summary(page).getByRole('listitem')).toHaveCount(9);
  await page.getByLabel('First name').fill('Ada');
  await expect(summary(page).getByRole('listitem')).toHaveCount(8);
  await expect(page.getByLabel('First name')).toBeFocused();
});

const MISTAKES: [what: string, change: Partial<TypedCustomer>, sentence: string][] = [
  ['a ZIP code of three digits', { zipCode: '066' }, 'Enter a ZIP code of 5 digits'],
  ['30 February', { month: '2', day: '30' }, 'That day does not exist'],
  ['a birthday in the future', { year: '2999' }, 'Your date of birth is in the future'],
  ['a birthday 130 years ago', { year: '1890' }, 'more than 120 years ago'],
  ['a year of two digits', { year: '70' }, 'Enter the year of your birth with 4 digits'],
  ['a date without a day', { day: '' }, 'Enter month, day and year'],
  ['a month that is none', { month: '13' }, 'a number from 1 to 12'],
  ['half a month in words', { month: 'Ja' }, 'as numbers, like 4 27 1986'],
  ['half a phone number', { phoneNumber: '12345' }, 'Enter a phone number, like 201 510 6000'],
  ['an email without a domain', { emailAddress: 'john@' }, 'Enter an email address, like name@example.com'],
  ['a name of 256 letters', { firstName: 'x'.repeat(256) }, 'First name must be 255 characters or fewer'],
];

test('each mistake is named, and its message goes when the value changes', { tag: '@long' }, async ({ page }) => {
  const customer = makeTypedCustomer();
  await page.goto('/details');
  for (const [what, change, sentence] of MISTAKES) {
    await test.step(what, async () => {
      await fillCustomer(page, { ...customer, ...change });
      await goOn(page);
      await expect(summary(page).getByRole('listitem')).toHaveCount(1);
      await summary(page).getByRole('link', { name: sentence }).click();
      await page.keyboard.press('End');
      await page.keyboard.press(Object.values(change).includes('') ? '1' : 'Backspace');
      await expect(page.locator('form [id$="-error"]')).toHaveCount(0);
    });
  }
});

test('an address outside the United States asks for the parts that it has there, as free text', async ({ page }) => {
  await page.goto('/front');
  await fillCustomer(page, makeTypedCustomer());
  await chooseImage(page, 'Front', 'small.jpg');
  await showStep(page, 'details');
  await page.getByLabel('Country').selectOption('France');
  await expect(page.getByLabel('State', { exact: true })).toHaveCount(0);
  await page.getByLabel('Country').selectOption('Canada');
  await page.getByLabel('State, province or region').fill('Québec');
  await page.getByLabel('ZIP code or postal code').fill('H2Y 1C6');
  await page.getByLabel('Phone number').fill('+1 514 872 2345');
  await submit(page);
  await expect(page.getByText('PENDING').first()).toBeVisible();
});

test('a likely slip in the email address is pointed out and mended by one press', async ({ page }) => {
  await page.goto('/details');
  await page.getByLabel('Email address').fill('ann@gmial.com');
  await page.getByLabel('First name').focus();
  await expect(page.getByText('Did you mean ann@gmail.com?')).toBeVisible();
  await page.getByRole('button', { name: 'Yes, use it' }).click();
  await expect(page.getByLabel('Email address')).toHaveValue('ann@gmail.com');
  await expect(page.getByLabel('Email address')).toBeFocused();
});

test('Tab leads from a likely slip to the button that mends it, which is there by then', async ({ page }) => {
  await page.goto('/details');
  const email = page.getByLabel('Email address');
  const isLoaded = page.waitForResponse(/\/_next\/static\/.*\.js/);
  await email.focus();
  await isLoaded;
  // The checker has run once.
  await email.fill('ann@gmial.com');
  await page.getByLabel('Phone number').focus();
  await expect(page.getByText('Did you mean ann@gmail.com?')).toBeVisible();
  await email.fill('');
  await email.pressSequentially('bob@hotmial.com');
  await expect(page.getByText('Did you mean')).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Yes, use it' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(email).toHaveValue('bob@hotmail.com');
  await expect(email).toBeFocused();
});

test('browsers can fill in the form, and phones open the right keyboard', async ({ page }) => {
  await page.goto('/details');
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

/** Presses Tab until a control has the focus. */
