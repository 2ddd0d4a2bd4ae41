import type { Locator, Page } from '@playwright/test';
import { fixturePath } from '../../fixtures/make-images';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { listDraftParts } from '../../setup/draft-parts';
import { chooseImage } from '../../setup/id-images';
import { showStep, submit } from '../../setup/journey';
import { isSubmission } from '../../setup/parcels';
import { expect, test } from '../fixtures';

const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

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

test('back and forward lead through the steps, and every answer can be changed from the last one', {
  tag: '@long',
}, async ({ page }) => {
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

test('Start offers to continue where the person was, or to start over', { tag: '@long' }, async ({ page }) => {
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

test('a second press while it is being sent sends nothing more', { tag: '@long' }, async ({ page }) => {
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

/** Runs in the page: where Submit is in each of the next frames. */
async function watchSubmit(frameCount: number): Promise<number[]> {
  const tops: number[] = [];
  for (let frame = 0; frame < frameCount; frame += 1) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const submit = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Submit');
    if (submit) tops.push(submit.getBoundingClientRect().top);
  }
  return tops;
}

test('on the last step, Submit stays where it is, also where both sides have the same photo', { tag: '@long' }, async ({
  page,
}) => {
  await page.goto('/front');
  await chooseImage(page, 'Front', 'small.jpg');
  await chooseImage(page, 'Back', 'small.jpg');
  await fillCustomer(page, makeTypedCustomer());
  await goOn(page);
  await expectStep(page, 'Check and send');
  // The first frames are those in which the step appears.
  const tops = (await page.evaluate(watchSubmit, 60)).slice(5);
  await expect(page.getByText('Both photos seem to show the same side', { exact: false })).toBeVisible();
  expect(new Set(tops).size).toBe(1);
});

test('no part of the journey tries what the page policy forbids', { tag: '@long' }, async ({ page }) => {
  await page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      violations.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  await page.goto('/front');
  await chooseImage(page, 'Front', 'small.jpg');
  await fillCustomer(page, makeTypedCustomer());
  await goOn(page);
  await expectStep(page, 'Check and send');
  expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([]);
});
