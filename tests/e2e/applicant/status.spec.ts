import type { Page } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { listDraftParts } from '../../setup/draft-parts';
import { chooseImage } from '../../setup/id-images';
import { submit } from '../../setup/journey';
import { signInAs } from '../../setup/staff-session';
import { getStored } from '../../setup/stored-customer';
import { expect, test } from '../fixtures';

async function send(page: Page, customer = makeTypedCustomer()) {
  await page.goto('/front');
  await fillCustomer(page, customer);
  await chooseImage(page, 'Front', 'front.jpg');
  await submit(page);
  await page.waitForURL('**/status/*');
  return customer;
}

for (const { width, height, tag } of [
  { width: 390, height: 844, tag: [] },
  { width: 1280, height: 900, tag: ['@long'] },
]) {
  test.describe(`the status page, ${width} pixels wide`, { tag }, () => {
    test.use({ viewport: { width, height } });

    test('stays over a reload, and says status, reference and what comes next', async ({ page }) => {
      const { emailAddress, lastName } = await send(page);
      const heading = page.getByRole('heading', { level: 1, name: 'We have your details' });
      await expect(heading).toBeFocused();
      await page.reload();
      await expect(heading).toBeVisible();
      await expect(page).toHaveTitle(/^We have your details – /);
      await expect(page.getByText('PENDING')).toHaveCount(1);
      await expect(page.getByText('within two working days')).toBeVisible();
      await page.getByRole('button', { name: 'Copy reference' }).click();
      await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
      const shown = await page.content();
      for (const value of [emailAddress, lastName, '123 Main St']) expect(shown).not.toContain(value);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    });
  });
}

test.describe('while staff decide', () => {
  // Once the link has been withdrawn.
  test.use({ expectedFaults: [/404|410/] });

  test('the status page follows what staff decide, with the reason and their words, and leads into the form', async ({
    page,
    portal,
    browser,
  }) => {
    test.slow();
    const customer = await send(page);
    const secret = page.url().split('/').at(-1) ?? '';
    const recordPath = (await page.getByRole('link', { name: 'Customer record' }).getAttribute('href')) ?? '';
    const context = await browser.newContext({ baseURL: portal.url });
    const staff = await context.newPage();
    await signInAs(staff, portal, 'reviewer');
    await staff.goto(recordPath);
    await staff.getByRole('radio', { name: 'Fail' }).check();
    await staff.getByLabel('Reason').selectOption('expired');
    await staff.getByText('Tell the customer (optional)').click();
    await staff.getByLabel('Tell the customer').fill('Your new passport will do.');
    await staff.getByRole('button', { name: 'Save decision' }).click();
    await expect(staff.getByText('Saved: FAIL.')).toBeVisible();

    await expect(page.getByText('Not accepted (FAIL)')).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('Your ID has expired.')).toBeVisible();
    await expect(page.getByText('Your new passport will do.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Start again' }).click();
    await page.waitForURL(`${portal.url}/`);
    expect(await page.evaluate(listDraftParts)).toEqual(['statusSecret']);
    await send(page, { ...customer, firstName: 'Jonathan' });
    expect(page.url()).toContain(secret);
    expect((await getStored(portal, customer.emailAddress)).target.fn).toBe('Jonathan');

    await staff.goto(recordPath);
    await expect(staff.getByRole('heading', { name: 'Changes of the record' })).toBeVisible();
    await expect(staff.getByText('→ Jonathan')).toBeVisible();
    await expectAccessible(staff);
    await staff.getByRole('button', { name: 'Withdraw status links' }).click();
    await expect(staff.getByText('No link shows the customer this record’s status.')).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { name: 'This link shows nothing any more' })).toBeVisible();
    await context.close();
  });
});

test('what is held is compared with the record, photos and all, and taken over in part', { tag: '@long' }, async ({
  page,
  portal,
  browser,
}) => {
  test.slow();
  const customer = await send(page);
  await send(page, { ...customer, lastName: 'Smythe', city: 'Hartford' });
  const held = (await page.getByRole('link', { name: 'Customer record' }).getAttribute('href')) ?? '';
  const context = await browser.newContext({ baseURL: portal.url });
  const staff = await context.newPage();
  await signInAs(staff, portal, 'reviewer');
  await staff.goto(held);
  await staff.waitForURL('**/staff/held/*');
  await expect(staff.getByRole('link', { name: /^Held \(\d+\)$/ })).toBeVisible();
  await expectAccessible(staff);
  await staff.getByRole('button', { name: 'Show documents' }).click();
  await expect(staff.getByRole('img', { name: 'Front of the ID' })).toBeVisible();
  await staff.getByRole('checkbox', { name: /Hartford/ }).check();
  await staff.getByRole('button', { name: 'Take over what is selected' }).click();
  await expect(staff.getByRole('heading', { name: 'Taken over' })).toBeFocused();
  expect((await getStored(portal, customer.emailAddress)).target).toMatchObject({ ln: 'Smith', city: 'Hartford' });
  await staff.getByRole('link', { name: 'All held submissions' }).click();
  await expect(staff.getByRole('heading', { level: 1, name: 'Held submissions' })).toBeVisible();
  await expectAccessible(staff);
  await context.close();
});

test.describe('a link that leads nowhere', () => {
  test.use({ expectedFaults: [/404/] });

  test('gets one page with what to do next, and is kept from search engines and other pages', async ({ page }) => {
    for (const secret of ['A'.repeat(43), 'short', 'x'.repeat(2_000)]) {
      const response = await page.goto(`/status/${secret}`);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole('heading', { name: 'This link shows nothing any more' })).toBeVisible();
      await expect(page.getByRole('link', { name: 'Go to the form' })).toBeVisible();
    }
    const response = await page.goto(`/status/${'B'.repeat(43)}`);
    expect(response?.headers()['referrer-policy']).toBe('no-referrer');
    expect(response?.headers()['cache-control']).toContain('no-store');
    await expect(page.locator('meta[name=robots]').first()).toHaveAttribute('content', /noindex/);
    await expectAccessible(page);
  });
});
