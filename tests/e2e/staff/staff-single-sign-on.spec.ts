import type { Browser, Page } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { type OidcServer, startOidcServer } from '../../setup/oidc-server';
import { type PortalServer, startPortal } from '../../setup/portal-server';
import { expireStaffLinks, findStaffRows } from '../../setup/staff-rows';
import { makeInvitation, signInAs } from '../../setup/staff-session';
import { test as base, expect } from '../fixtures';

const test = base.extend<object, { login: OidcServer; linkedPortal: PortalServer }>({
  login: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern
    async ({}, use) => {
      const login = await startOidcServer();
      await use(login);
      await login.close();
    },
    { scope: 'worker' },
  ],
  linkedPortal: [
    async ({ login }, use) => {
      const portal = await startPortal({ env: { ...login.env, TRUSTED_PROXY_HOPS: '1' } });
      await use(portal);
      await portal.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ linkedPortal }, use) => use(linkedPortal.url),
});

// One portal for both.
test.describe.configure({ mode: 'default' });

/** Goes through single sign-on in a separate browser, which is allowed to leave the portal's origin. */
async function withSingleSignOn(browser: Browser, { url }: PortalServer, look: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  await page.goto('/staff/sign-in');
  await page.getByRole('button', { name: 'Sign in with Example Login' }).click();
  await look(page);
  await context.close();
}

const expectRefused = async (page: Page) => {
  await expect(page.getByRole('alert').filter({ hasText: 'Single sign-on did not let you in.' })).toBeVisible();
  await page.goto('/staff/customers');
  await expect(page).toHaveURL(/sign-in/);
};
const expectSignedIn = (page: Page) => expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();

test('single sign-on lets in members by their verified address, and nobody else, and keeps nothing of the login', {
  tag: '@long',
}, async ({ page, browser, login, linkedPortal }) => {
  const { email, name } = await signInAs(page, linkedPortal, 'entry');
  const member = { sub: 'm-1', email: email.toUpperCase(), email_verified: true, name };

  login.setPerson({ ...member, email_verified: false });
  await withSingleSignOn(browser, linkedPortal, expectRefused);
  login.setPerson({ ...member, sub: 'm-2', email: 'stranger@example.com' });
  await withSingleSignOn(browser, linkedPortal, expectRefused);
  const accounts = () => findStaffRows(linkedPortal, 'staff_accounts');
  expect(accounts()).toHaveLength(2);

  login.setPerson(member);
  await withSingleSignOn(browser, linkedPortal, expectSignedIn);
  await withSingleSignOn(browser, linkedPortal, expectSignedIn);
  expect(accounts()).toHaveLength(2);
  expect(findStaffRows(linkedPortal, 'staff_credentials').filter((row) => row.provider_id === 'oidc')).toMatchObject([
    { account_id: 'm-1', access_token: null, refresh_token: null, id_token: null },
  ]);

  await signInAs(page, linkedPortal, 'administrator');
  await page.goto('/staff/members');
  const item = page.getByRole('listitem').filter({ hasText: email });
  await item.getByRole('button', { name: /Disable/ }).click();
  const question = page.getByRole('dialog', { name: /^Disable / });
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await expect(item.getByRole('button', { name: /Disable/ })).toBeFocused();
  await item.getByRole('button', { name: /Disable/ }).click();
  await question.getByRole('button', { name: /Disable/ }).click();
  await expect(item.getByRole('button', { name: /Enable/ })).toBeVisible();
  await withSingleSignOn(browser, linkedPortal, expectRefused);
});

test('single sign-on lets in who was invited, once and with the invited role, and nobody whose invitation ended', {
  tag: '@long',
}, async ({ page, browser, login, linkedPortal }) => {
  const link = await makeInvitation(page, linkedPortal, 'invited@example.com', 'reviewer');
  const invited = { sub: 'i-1', email: 'Invited@Example.com', email_verified: true, name: 'Ina Invited' };
  login.setPerson({ ...invited, email_verified: false });
  await withSingleSignOn(browser, linkedPortal, expectRefused);
  const findAccount = (email: string) =>
    findStaffRows(linkedPortal, 'staff_accounts').find((account) => account.email === email);
  expect(findAccount('invited@example.com')).toBeUndefined();

  login.setPerson(invited);
  await withSingleSignOn(browser, linkedPortal, expectSignedIn);
  await withSingleSignOn(browser, linkedPortal, expectSignedIn);
  const account = findAccount('invited@example.com');
  expect(account).toMatchObject({ name: 'Ina Invited', role: 'reviewer', disabled_at: null });
  const activity = findStaffRows(linkedPortal, 'activity').filter(({ actor_id }) => actor_id === account?.id);
  expect(activity.map(({ action, detail }) => `${action} ${detail}`)).toEqual([
    'staff.joined reviewer',
    'staff.signed-in single-sign-on',
    'staff.signed-in single-sign-on',
  ]);
  await page.goto(link);
  await expect(page.getByLabel('Your name')).toBeHidden();

  await makeInvitation(page, linkedPortal, 'late@example.com', 'entry');
  expireStaffLinks(linkedPortal);
  login.setPerson({ ...invited, sub: 'l-1', email: 'late@example.com' });
  await withSingleSignOn(browser, linkedPortal, expectRefused);
  expect(findAccount('late@example.com')).toBeUndefined();
});

test('an answer of the single sign-on that nobody asked for leads to the sign-in page', async ({ page }) => {
  for (const query of ['', '?code=stolen', '?code=stolen&state=guessed', '?error=access_denied']) {
    await page.goto(`/api/auth/callback/oidc${query}`);
    await expect(page.getByRole('alert').filter({ hasText: 'Single sign-on did not let you in.' })).toBeVisible();
  }
});
