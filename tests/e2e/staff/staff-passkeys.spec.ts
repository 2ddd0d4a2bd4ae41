import type { Page } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { type PortalServer, startPortal } from '../../setup/portal-server';
import { STAFF_PASSWORD, signInAs } from '../../setup/staff-session';
import { addVirtualAuthenticator } from '../../setup/virtual-authenticator';
import { test as base, expect } from '../fixtures';

const test = base.extend<object, { namedPortal: PortalServer }>({
  // Passkeys belong to a host name: browsers refuse them on IP addresses.
  namedPortal: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern
    async ({}, use) => {
      const portal = await startPortal({ hostName: 'localhost', env: { TRUSTED_PROXY_HOPS: '1' } });
      await use(portal);
      await portal.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ namedPortal }, use) => use(namedPortal.url),
});

// One portal for both.
test.describe.configure({ mode: 'default' });

const passkeysPart = (page: Page) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: 'Passkeys', exact: true }) });

async function addPasskey(page: Page) {
  await page.goto('/staff/account');
  const part = passkeysPart(page);
  await part.getByLabel('Name of this device').fill('Blue laptop');
  await part.getByLabel('Your password now').fill(STAFF_PASSWORD);
  await part.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(part.getByText('The passkey was added.')).toBeVisible();
  return part;
}

async function signOut(page: Page) {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
}

async function enterPassword(page: Page, email: string) {
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password').fill(STAFF_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('a passkey signs in alone, completes the password, and is worth nothing once removed', { tag: '@long' }, async ({
  page,
  namedPortal,
}) => {
  const authenticator = await addVirtualAuthenticator(page);
  const { email } = await signInAs(page, namedPortal, 'administrator');
  const part = await addPasskey(page);
  await expect(part.getByText('Blue laptop', { exact: true })).toBeVisible();
  expect(await authenticator.countPasskeys()).toBe(1);
  await expectAccessible(page);

  await signOut(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page).toHaveURL(/customers/);

  await signOut(page);
  await enterPassword(page, email);
  await expect(page.getByRole('heading', { name: 'Second step' })).toBeVisible();
  await page.goto('/staff/customers');
  await expect(page).toHaveURL(/sign-in/);
  await page.goto('/staff/sign-in/code');
  await page.getByRole('button', { name: 'Use a passkey instead' }).click();
  await expect(page).toHaveURL(/customers/);

  await page.goto('/staff/account');
  await part.getByLabel('Your password now').fill('not the right password');
  await part.getByRole('button', { name: 'Remove Blue laptop' }).click();
  await expect(part.getByText('That is not your password.')).toBeVisible();
  await part.getByLabel('Your password now').fill(STAFF_PASSWORD);
  await part.getByRole('button', { name: 'Remove Blue laptop' }).click();
  await expect(part.getByText('The passkey was removed.')).toBeVisible();
  await signOut(page);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The passkey did not work here.' })).toBeVisible();
  await enterPassword(page, email);
  await expect(page).toHaveURL(/customers/);
});

test('an authenticator that does not verify its person is refused, by the browser and by the portal', {
  tag: '@long',
}, async ({ page, namedPortal }) => {
  const authenticator = await addVirtualAuthenticator(page);
  await signInAs(page, namedPortal, 'entry');
  await addPasskey(page);
  await signOut(page);
  await authenticator.setVerified(false);
  const usePasskey = page.getByRole('button', { name: 'Sign in with a passkey' });
  await usePasskey.click();
  await expect(page.getByText('The passkey was not used.')).toBeVisible();

  let isQuestionChanged = false;
  await page.route('**/staff/sign-in**', async (route) => {
    const answer = await route.fetch();
    const body = await answer.text();
    isQuestionChanged ||= body.includes('"userVerification":"required"');
    await route.fulfill({
      response: answer,
      body: body.replace('"userVerification":"required"', '"userVerification":"discouraged"'),
    });
  });
  await usePasskey.click();
  await expect(page.getByText('The passkey did not work here.')).toBeVisible();
  expect(isQuestionChanged).toBe(true);
  await page.goto('/staff/customers');
  await expect(page).toHaveURL(/sign-in/);
});
