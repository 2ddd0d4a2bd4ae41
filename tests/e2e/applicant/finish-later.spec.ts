import type { Page } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { chooseImage, idGroup } from '../../setup/id-images';
import { showStep, submit } from '../../setup/journey';
import { startMailServer } from '../../setup/mail-server';
import { listParcels, loseParcels } from '../../setup/parcels';
import { startPortal } from '../../setup/portal-server';
import { getStored } from '../../setup/stored-customer';
import { expect, test } from '../fixtures';

test.beforeEach(async ({ portal, request }) => {
  // Opens the database.
  await request.get('/api/health');
  loseParcels(portal);
});

/** Saves the form and returns its link. */
async function saveForLater(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Save and finish later' }).click();
  await expect(page.getByRole('heading', { name: /^Saved until / })).toBeFocused();
  return page.getByLabel('Your link').inputValue();
}

const openLater = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();
const isDraftThere = (page: Page) => page.getByText('What you entered before is still here.');

test('a form is saved on one device and finished on another, which then deletes the saved copy', async ({
  page,
  browser,
  portal,
}) => {
  const customer = makeTypedCustomer({ lastName: 'Laterlastname' });
  await page.goto('/details');
  await fillCustomer(page, customer);
  await showStep(page, 'front');
  await chooseImage(page, 'Front', 'front.jpg');
  const link = await saveForLater(page);
  expect(link).toMatch(/\/later\/[\w-]{43}#[\w-]{43}$/);
  await expect(page.getByRole('img', { name: 'QR code that opens your saved form' })).toBeVisible();
  await expectAccessible(page);

  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const other = await context.newPage();
  const asked: string[] = [];
  other.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`));
  await other.goto(link);
  await expect(other.getByRole('heading', { level: 1, name: 'Finish your form' })).toBeVisible();
  await expectAccessible(other);
  await openLater(other);
  await expect(isDraftThere(other)).toBeVisible();
  await expect(idGroup(other, 'Front').getByRole('button', { name: 'Remove' })).toBeVisible();
  await showStep(other, 'details');
  await expect(other.getByLabel('Last name')).toHaveValue('Laterlastname');
  await submit(other);
  await expect(other.getByText('PENDING').first()).toBeVisible();
  expect((await getStored(portal, customer.emailAddress)).target.ln).toBe('Laterlastname');
  await expect.poll(() => listParcels(portal).length).toBeLessThanOrEqual(1);
  const key = link.split('#')[1] ?? '';
  expect(asked.filter((request) => request.includes(key))).toEqual([]);
  expect(portal.output()).not.toContain(key);

  await other.goto(link);
  await openLater(other);
  await expect(other.getByText('This link no longer works.')).toBeVisible();
  await context.close();
});

test('the saved copy can be deleted, where it was saved and where it is opened', { tag: '@long' }, async ({
  page,
  portal,
}) => {
  await page.goto('/details');
  await page.getByLabel('First name').fill('Ines');
  await saveForLater(page);
  expect(listParcels(portal)).toHaveLength(1);
  await page.getByRole('button', { name: 'Delete the saved copy' }).click();
  await expect(page.getByText('The saved copy was deleted.')).toBeVisible();
  expect(listParcels(portal)).toEqual([]);
  await expect(page.getByLabel('First name')).toHaveValue('Ines');

  await page.goto(await saveForLater(page));
  await page.getByRole('button', { name: 'Delete what is saved' }).click();
  await expect(page.getByText('What was saved here is deleted.')).toBeVisible();
  expect(listParcels(portal)).toEqual([]);
});

test('what this tab holds is replaced only after a question; a link that is cut off says so', { tag: '@long' }, async ({
  page,
}) => {
  await page.goto('/details');
  await page.getByLabel('First name').fill('Saved');
  const link = await saveForLater(page);
  await page.getByLabel('First name').fill('Newer');
  await page.goto(link);
  await openLater(page);
  await page.getByRole('button', { name: 'Keep what is in this tab' }).click();
  await expect(page.getByLabel('First name')).toHaveValue('Newer');
  await page.goto(link);
  await openLater(page);
  await page.getByRole('button', { name: 'Replace it with what I saved' }).click();
  await expect(page.getByLabel('First name')).toHaveValue('Saved');

  await page.goto(link.slice(0, -5));
  await openLater(page);
  await expect(page.getByText('This link is not complete.')).toBeVisible();
});

test('a form with nothing in it is not saved', { tag: '@long' }, async ({ page }) => {
  await page.goto('/details');
  await page.getByRole('button', { name: 'Save and finish later' }).click();
  await expect(page.getByText('There is nothing to save yet.')).toBeVisible();
});

test('where mail is configured, the link can be sent to oneself', { tag: '@long' }, async ({ page, browser }) => {
  const mailServer = await startMailServer();
  const portal = await startPortal({ env: { SMTP_URL: mailServer.url, SMTP_FROM: 'portal@example.com' } });
  const context = await browser.newContext();
  const own = await context.newPage();
  try {
    await own.goto(`${portal.url}/details`);
    await own.getByLabel('First name').fill('Ines');
    const link = await saveForLater(own);
    await own.getByLabel('Send the link to your email address').fill('not an address');
    await own.getByRole('button', { name: 'Send link' }).click();
    await expect(own.getByText('Enter an email address, like name@example.com')).toBeVisible();
    await own.getByLabel('Send the link to your email address').fill('ines@example.com');
    await own.keyboard.press('Enter');
    await expect(own.getByText('The link was sent to ines@example.com.')).toBeVisible();
    expect(mailServer.mails).toMatchObject([{ to: 'ines@example.com', text: expect.stringContaining(link) }]);
    expect(portal.output()).not.toContain(link.split('#')[1]);
    await page.goto('/details');
    await page.getByLabel('First name').fill('Ines');
    await saveForLater(page);
    await expect(page.getByLabel('Send the link to your email address')).toHaveCount(0);
  } finally {
    await context.close();
    await portal.close();
    await mailServer.close();
  }
});
