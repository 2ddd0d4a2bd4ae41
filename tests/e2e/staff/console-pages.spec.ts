import type { Page } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { storeReviewedCustomer } from '../../setup/reviewed-customer';
import { signInAs } from '../../setup/staff-session';
import { expect, test } from '../fixtures';

const NAVIGATION = 'Staff console';

async function expectNotFoundInFrame(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(404);
  await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: NAVIGATION })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
}

test.describe('the pages of the console', () => {
  test.use({ expectedFaults: [[/status of 404/], { scope: 'test' }] });

  test('each have a title of their own, without a name in it', async ({ page, portal }) => {
    const customer = await storeReviewedCustomer(portal);
    await signInAs(page, portal, 'administrator');
    const paths = [
      ...['customers', 'customers/new', 'held', 'invitations', 'activity', 'members', 'account'].map(
        (name) => `/staff/${name}`,
      ),
      customer.path,
      '/staff/nowhere',
    ];
    const titles: string[] = [];
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      titles.push(await page.title());
    }
    expect(new Set(titles).size, titles.join('; ')).toBe(paths.length);
    for (const title of titles) expect(title).toMatch(/^.+ – .+$/);
    expect(titles.join()).not.toContain('Erika');
    expect(titles.at(-1)).toMatch(/^This page does not exist – /);
  });

  test('that do not exist, or not for a role, are told of within the frame', { tag: '@long' }, async ({
    page,
    portal,
  }) => {
    await signInAs(page, portal, 'entry');
    await expectNotFoundInFrame(page, '/staff/nowhere/at/all');
    await expect(page).toHaveTitle(/^This page does not exist – /);
    await expectAccessible(page);
    await expectNotFoundInFrame(page, '/staff/customers/01a20000-0000-7000-8000-000000000000');
    await expect(page).toHaveTitle(/^This page does not exist – /);
    await expectNotFoundInFrame(page, '/staff/members');
    await page.getByRole('link', { name: 'Go to the customers' }).click();
    await expect(page.getByRole('heading', { name: 'Customers', exact: true })).toBeVisible();
  });

  test('that do not exist tell nothing to who is not signed in', async ({ page }) => {
    await page.goto('/staff/nowhere');
    await expect(page).toHaveURL(/\/staff\/sign-in$/);
  });

  test('lead from the activity to the customer who is named there', { tag: '@long' }, async ({ page, portal }) => {
    const customer = await storeReviewedCustomer(portal);
    await signInAs(page, portal, 'administrator');
    await page.goto(customer.path);
    await page.goto('/staff/activity');
    const named = page.getByRole('row').filter({ hasText: 'Opened a customer' }).first().getByRole('link');
    await expect(named).toHaveText('Erika Sample');
    await named.click();
    await expect(page).toHaveURL(new RegExp(`${customer.path}$`));
  });
});
