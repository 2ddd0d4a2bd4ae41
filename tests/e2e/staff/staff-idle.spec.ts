import type { Page } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { expectKeysHeard } from '../../setup/keys-heard';
import { storeReviewedCustomer } from '../../setup/reviewed-customer';
import { setIdleFor } from '../../setup/staff-rows';
import { STAFF_PASSWORD, signInAs } from '../../setup/staff-session';
import { expect, test } from '../fixtures';

const MINUTE_MS = 60_000;

const warning = (page: Page) => page.getByRole('dialog', { name: 'Are you still there?' });

test.describe.configure({ mode: 'default' });

test.describe('a session without activity', () => {
  test('ends with a warning first, and stays when asked to', async ({ page, portal }) => {
    await page.clock.install();
    await signInAs(page, portal, 'entry');
    // Until its scripts run, the page has no clock.
    await expectKeysHeard(page);
    setIdleFor(portal, 14 * MINUTE_MS);
    await page.clock.fastForward('14:00');
    await expect(warning(page)).toBeVisible();
    await expectAccessible(page);
    const isHeard = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await expect(warning(page)).toBeHidden();
    // The server would write it over what follows.
    await isHeard;
    setIdleFor(portal, 15 * MINUTE_MS);
    await page.clock.fastForward('15:01');
    await expect(page).toHaveURL(/ended=idle/);
    await expect(page.getByText('You were signed out after 15 minutes without activity.')).toBeVisible();
  });

  test('is none while somebody is active elsewhere: a tab left alone signs nobody out', { tag: '@long' }, async ({
    page,
    portal,
    browser,
  }) => {
    await page.clock.install();
    await signInAs(page, portal, 'entry');
    // The same session in a window that tells this one nothing: only the server knows of both.
    const context = await browser.newContext({ baseURL: portal.url });
    await context.addCookies(await page.context().cookies());
    const used = await context.newPage();
    await used.goto('/staff/customers/new');
    await used.getByLabel('First name').fill('Ada');
    await expectKeysHeard(page);
    const asked = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.clock.fastForward('15:01');
    await asked;
    await expect(warning(page)).toBeHidden();
    await expect(page).toHaveURL(/customers$/);
    await used.getByLabel('Last name').fill('Lovelace');
    await used.goto('/staff/invitations');
    await expect(used.getByRole('heading', { name: 'Invitations', exact: true })).toBeVisible();
    await context.close();
  });

  test('is warned of in every tab, and the answer in one counts for all', { tag: '@long' }, async ({
    page,
    portal,
  }) => {
    await page.clock.install();
    await signInAs(page, portal, 'entry');
    await expectKeysHeard(page);
    const other = await page.context().newPage();
    await other.goto('/staff/customers');
    await expectKeysHeard(other);
    setIdleFor(portal, 14 * MINUTE_MS);
    await page.clock.fastForward('14:00');
    await expect(warning(page)).toBeVisible();
    await expect(warning(other)).toBeVisible();
    await other.getByRole('button', { name: 'Stay signed in' }).click();
    await expect(warning(other)).toBeHidden();
    await expect(warning(page)).toBeHidden();
  });

  test('keeps the note that was being typed, and comes back to it, for the same member', { tag: '@long' }, async ({
    page,
    portal,
  }) => {
    const customer = await storeReviewedCustomer(portal);
    const { email } = await signInAs(page, portal, 'reviewer');
    await page.clock.install();
    await page.goto(customer.path);
    await expectKeysHeard(page);
    await page.getByRole('radio', { name: 'Fail' }).check();
    await page.getByLabel('Reason').selectOption('mismatch');
    await page.getByLabel('Note').fill('The birthday is ano');
    setIdleFor(portal, 15 * MINUTE_MS);
    await page.clock.fastForward('15:01');
    await expect(page).toHaveURL(/ended=idle/);
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password').fill(STAFF_PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`${customer.path}$`));
    await expect(page.getByText('What you had not saved is here again.')).toBeVisible();
    await expect(page.getByLabel('Note')).toHaveValue('The birthday is ano');
    await expect(page.getByRole('radio', { name: 'Fail' })).toBeChecked();
    await expect(page.getByLabel('Reason')).toHaveValue('mismatch');
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Drop my decision' }).click();
    await expect(page.getByLabel('Note')).toHaveValue('');
    await page.reload();
    await expect(page.getByText('Details as typed')).toBeVisible();
    await expect(page.getByLabel('Note')).toHaveValue('');
    await page.getByLabel('Note').fill('Left behind');
    await signInAs(page, portal, 'administrator');
    await page.goto(customer.path);
    await expect(page.getByText('Details as typed')).toBeVisible();
    await expect(page.getByLabel('Note')).toHaveValue('');
  });
});
