import type { Locator, Page } from '@playwright/test';
import { fixturePath } from '../../fixtures/make-images';
import { expectAccessible } from '../../setup/accessibility';
import { fillCustomer, makeTypedCustomer, type TypedCustomer } from '../../setup/customer-form';
import { listDraftParts } from '../../setup/draft-parts';
import { chooseImage } from '../../setup/id-images';
import { showStep, submit } from '../../setup/journey';
import { isSubmission } from '../../setup/parcels';
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

test('what is missing when it is to be sent is listed with a link to its step', async ({ page }) => {
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

test('each mistake is named, and its message goes when the value changes', async ({ page }) => {
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

test('the date of birth of a child is asked about once, and not refused', async ({ page }) => {
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
async function tabTo(page: Page, control: Locator) {
  for (let presses = 0; presses < 20; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(control).toBeFocused();
}

async function pressByKeyboard(page: Page, name: string) {
  await tabTo(page, page.getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
}

const expectStep = (page: Page, name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeFocused();

test('the whole journey is taken by keyboard, and each step puts the focus on its heading', async ({ page }) => {
  const customer = makeTypedCustomer();
  await page.goto('/');
  await pressByKeyboard(page, 'Start');
  await expect(page).toHaveURL(/which-id/);
  await tabTo(page, page.getByRole('radio', { name: 'Driver’s license' }));
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expectStep(page, 'Front of your ID');
  const chooseFront = page.getByRole('group', { name: 'Front of ID' }).getByRole('button', { name: 'Choose file' });
  await tabTo(page, chooseFront);
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(await fixturePath('small.jpg'));
  await page.getByRole('button', { name: 'Remove' }).waitFor();
  await pressByKeyboard(page, 'Continue');
  await expectStep(page, 'Back of your ID');
  await pressByKeyboard(page, 'Skip the back');
  await expectStep(page, 'Your details');
  await tabTo(page, page.getByLabel('First name'));
  const { firstName, lastName, month, day, year } = customer;
  for (const text of [firstName, lastName, month, day, year]) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  // The country is left as it is.
  await page.keyboard.press('Tab');
  const { streetAddress, city, zipCode, phoneNumber, emailAddress } = customer;
  for (const text of [streetAddress, city, 'Connecticut', zipCode, phoneNumber, emailAddress]) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await pressByKeyboard(page, 'Continue');
  await expectStep(page, 'Check and send');
  await pressByKeyboard(page, 'Submit');
  await expectStep(page, 'We have your details');
});

test('back and forward lead through the steps, and every answer can be changed from the last one', async ({ page }) => {
  await page.goto('/which-id');
  await page.getByLabel('Passport').check();
  await goOn(page);
  await expectStep(page, 'Photo page of your passport');
  await chooseImage(page, 'Front', 'small.jpg');
  await goOn(page);
  await expectStep(page, 'Your details');
  await page.goBack();
  await expectStep(page, 'Photo page of your passport');
  await page.goForward();
  await expectStep(page, 'Your details');
  await fillCustomer(page, makeTypedCustomer({ city: 'Fresno' }));
  await goOn(page);
  await expectStep(page, 'Check and send');
  await expect(page.getByRole('img', { name: 'The front of your ID' })).toBeVisible();
  await expect(page.getByText('Back of ID')).toHaveCount(0);
  await page.getByRole('button', { name: 'Change City' }).click();
  await expect(page.getByLabel('City')).toBeFocused();
  await page.getByLabel('City').fill('Oakland');
  await goOn(page);
  await expect(page.getByRole('definition').filter({ hasText: 'Oakland' })).toBeVisible();
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expectStep(page, 'Your details');
});

test('Start offers to continue where the person was, or to start over', async ({ page }) => {
  await page.goto('/details');
  await page.getByLabel('First name').fill('Ada');
  await expect.poll(() => page.evaluate(listDraftParts)).toContain('values');
  await page.goto('/');
  await page.getByRole('button', { name: 'Continue where you were' }).click();
  await expect(page.getByLabel('First name')).toHaveValue('Ada');
  await page.goto('/');
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page).toHaveURL(/which-id/);
  await showStep(page, 'details');
  await expect(page.getByLabel('First name')).toHaveValue('');
});

test.describe('without a connection', () => {
  test.use({ expectedFaults: [/ERR_INTERNET_DISCONNECTED/] });

  test('steps change without a connection, and sending says that there is none', async ({ page, context }) => {
    await page.goto('/front');
    await chooseImage(page, 'Front', 'small.jpg');
    await fillCustomer(page, makeTypedCustomer());
    await goOn(page);
    await expectStep(page, 'Check and send');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await expectStep(page, 'Your details');
    await goOn(page);
    await expectStep(page, 'Check and send');
    await submit(page);
    const notice = page.getByRole('alert').filter({ hasText: 'You are offline' });
    await expect(notice).toBeFocused();
    await context.setOffline(false);
    await notice.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('PENDING').first()).toBeVisible();
  });
});

test('a second press while it is being sent sends nothing more', async ({ page }) => {
  await page.goto('/front');
  await fillCustomer(page, makeTypedCustomer());
  await chooseImage(page, 'Front', 'small.jpg');
  await showStep(page, 'check');
  let posts = 0;
  await page.route('**/check', async (route) => {
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
  await page.goto('/front');
  await chooseImage(page, 'Front', 'small.jpg');
  await expect.poll(() => page.evaluate(listDraftParts)).toContain('front');
  await fillCustomer(page, customer);
  await expect.poll(() => page.evaluate(listDraftParts)).toContain('values');
  await page.reload();
  await expect(page.getByText('What you entered before is still here.')).toBeVisible();
  await expect(page.getByLabel('Email address')).toHaveValue(customer.emailAddress);
  await expect(page.getByLabel('State', { exact: true })).toHaveValue('CT');
  await showStep(page, 'front');
  await expect(page.getByRole('group', { name: 'Front of ID' }).getByRole('button', { name: 'Remove' })).toBeVisible();
  await submit(page);
  await expect(page.getByText('PENDING').first()).toBeVisible();
  await page.goto('/details');
  await expect(page.getByLabel('Email address')).toHaveValue('');
});
