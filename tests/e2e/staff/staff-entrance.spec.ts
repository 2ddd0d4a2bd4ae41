import { readFile } from 'node:fs/promises';
import { Secret, TOTP } from 'otpauth';
import { expectAccessible } from '../../setup/accessibility';
import { findSetupLink, STAFF_PASSWORD, signInAs } from '../../setup/staff-session';
import { expect, test } from '../fixtures';

test.describe('the entrance of staff', () => {
  test.use({ expectedFaults: [[/status of 404/], { scope: 'test' }] });

  test('opens nothing without a session, and leads to the sign-in', async ({ page }) => {
    for (const path of ['/staff', '/staff/customers', '/staff/members', '/staff/account', '/staff/customers/some-id']) {
      await page.goto(path);
      await expect(page).toHaveURL(/\/staff\/sign-in/);
    }
    await expect(page.getByRole('heading', { name: 'Staff sign-in' })).toBeVisible();
    await expectAccessible(page);
  });

  test('makes the first administrator by the link in the terminal, which then is worth nothing', async ({
    page,
    portal,
  }) => {
    await signInAs(page, portal, 'administrator');
    await page.context().clearCookies();
    await page.goto(await findSetupLink(portal));
    await expect(page.getByRole('heading', { name: 'This link cannot be used' })).toBeVisible();
    await expectAccessible(page);
  });

  test('says that it needs a cookie to a browser that refuses them', async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false }));
    await page.goto('/staff/sign-in');
    await expect(page.getByText('This browser refuses cookies')).toBeVisible();
    await expectAccessible(page);
  });

  test('answers a wrong password with a sentence and keeps the address', async ({ page, portal }) => {
    const { email } = await signInAs(page, portal, 'entry');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByText('You are signed out.')).toBeVisible();
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password').fill('not the right password');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(page.getByRole('alert').filter({ hasText: 'did not match' })).toBeVisible();
    await expect(page.getByLabel('Email address')).toHaveValue(email);
    await expectAccessible(page);
  });

  test('kills the session on the server when somebody signs out', async ({ page, portal, request }) => {
    await signInAs(page, portal, 'entry');
    const cookies = await page.context().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const session = cookies.find(({ name }) => name.endsWith('session_token'));
    expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
    // Playwright keeps this header from `headers()`.
    const cleared = page.waitForResponse(
      async (response) => (await response.allHeaders())['clear-site-data'] === '"cache"',
    );
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/ended=signed-out/);
    await cleared;
    const answer = await request.get('/staff/account', { headers: { cookie }, maxRedirects: 0 });
    expect(answer.status()).toBe(307);
    expect(answer.headers().location).toContain('/staff/sign-in');
  });

  test('lets nobody but administrators see the members, and hides what a role may not open', async ({
    page,
    portal,
  }) => {
    await signInAs(page, portal, 'reviewer');
    await expect(page.getByRole('link', { name: 'Staff', exact: true })).toBeHidden();
    await page.goto('/staff/members');
    await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
  });

  test('asks for the code of an authenticator app once it is set up, and takes a backup code', {
    tag: '@long',
  }, async ({ page, portal, context }) => {
    const { email } = await signInAs(page, portal, 'reviewer');
    await page.goto('/staff/account');
    const part = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Authenticator app' }) });
    await part.getByLabel('Your password now').fill(STAFF_PASSWORD);
    await part.getByRole('button', { name: 'Add an authenticator app' }).click();
    const key = await part.locator('code').first().innerText();
    const totp = new TOTP({ secret: Secret.fromBase32(key) });
    await expectAccessible(page);
    const codes = await part.getByRole('listitem').allInnerTexts();
    const [backupCode = ''] = codes;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await part.getByRole('button', { name: 'Copy the codes' }).click();
    await expect(part.getByRole('button', { name: 'The codes are copied.' })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(codes.join('\n'));
    const download = page.waitForEvent('download');
    await part.getByRole('button', { name: 'Save as a file' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('backup-codes.txt');
    expect(await readFile(await file.path(), 'utf8')).toContain(
      `127.0.0.1:${new URL(portal.url).port}\n\n${codes.join('\n')}`,
    );
    await part.getByLabel('Code from the app').fill('000000');
    await part.getByRole('button', { name: 'Confirm the code' }).click();
    await expect(part.getByText('That code did not work')).toBeVisible();
    await part.getByLabel('Code from the app').fill(totp.generate());
    await part.getByRole('button', { name: 'Confirm the code' }).click();
    await expect(part.getByText('An authenticator app is set up.')).toBeVisible();
    await expectAccessible(page);

    const enterPassword = async () => {
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByLabel('Email address').fill(email);
      await page.getByLabel('Password').fill(STAFF_PASSWORD);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'Second step' })).toBeVisible();
    };
    await enterPassword();
    await page.goto('/staff/customers');
    await expect(page).toHaveURL(/sign-in/);
    await page.goto('/staff/sign-in/code');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Use a backup code' }).click();
    await page.getByLabel('Backup code').fill(backupCode.replace('-', '').toUpperCase());
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page).toHaveURL(/customers/);
    await enterPassword();
    await page.getByLabel('Code', { exact: true }).fill(totp.generate());
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect(page).toHaveURL(/customers/);

    await page.goto('/staff/account');
    await part.getByLabel('Your password now').fill(STAFF_PASSWORD);
    // Enter asks, as the button does.
    await page.keyboard.press('Enter');
    const question = page.getByRole('dialog', { name: 'Replace your backup codes?' });
    await expect(question).toBeVisible();
    await expectAccessible(page);
    await question.getByRole('button', { name: 'Cancel' }).click();
    await expect(question).toBeHidden();
    await expect(part.getByRole('listitem')).toHaveCount(0);
    await part.getByRole('button', { name: 'Make new backup codes' }).click();
    await question.getByRole('button', { name: 'Make new backup codes' }).click();
    await expect(part.getByRole('listitem')).toHaveCount(10);
    expect(await part.getByRole('listitem').allInnerTexts()).not.toContain(codes[1]);

    await part.getByLabel('Your password now').fill(STAFF_PASSWORD);
    await part.getByRole('button', { name: 'Remove the authenticator app' }).click();
    await expect(part.getByText('The authenticator app was removed.')).toBeVisible();
  });

  test('lists the sessions of a member, and ends one of them', { tag: '@long' }, async ({ page, portal, browser }) => {
    const { email } = await signInAs(page, portal, 'entry');
    const other = await browser.newPage({ baseURL: portal.url });
    await other.goto('/staff/sign-in');
    await other.getByLabel('Email address').fill(email);
    await other.getByLabel('Password').fill(STAFF_PASSWORD);
    await other.getByRole('button', { name: 'Sign in', exact: true }).click();
    await other.waitForURL('**/staff/customers');
    await page.goto('/staff/account');
    const ends = page.getByRole('button', { name: /^End this session/ });
    const before = await ends.count();
    await ends.first().click();
    await expect(ends).toHaveCount(before - 1);
    await other.goto('/staff/customers');
    await expect(other).toHaveURL(/sign-in/);
    await other.close();
  });

  test('leads on to the page that was asked for, and never to another site', { tag: '@long' }, async ({
    page,
    portal,
    request,
  }) => {
    const { email } = await signInAs(page, portal, 'reviewer');
    const enter = async (path: string) => {
      await page.context().clearCookies();
      await page.goto(path);
      await expect(page).toHaveURL(/\/staff\/sign-in/);
      await page.getByLabel('Email address').fill(email);
      await page.getByLabel('Password').fill(STAFF_PASSWORD);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
    };
    await enter('/staff/customers?status=PENDING&source=staff');
    await expect(page).toHaveURL(/\/staff\/customers\?status=PENDING&source=staff$/);
    await enter('/staff/invitations');
    await expect(page).toHaveURL(/\/staff\/invitations$/);
    for (const elsewhere of ['//example.com/staff/customers', 'https://example.com', '/staff/sign-in']) {
      await enter(`/staff/sign-in?to=${encodeURIComponent(elsewhere)}`);
      await expect(page).toHaveURL(`${portal.url}/staff/customers`);
    }
    // Only our server says which page was asked for.
    const spoofed = { headers: { 'x-portal-address': '/staff/invitations' }, maxRedirects: 0 };
    const answer = await request.get(`${portal.url}/staff/account`, spoofed);
    expect(answer.headers().location).toBe('/staff/sign-in?to=%2Fstaff%2Faccount');
    // Whoever is signed in already is led there too, and nowhere else.
    await page.goto('/staff/sign-in?to=%2Fstaff%2Finvitations');
    await expect(page).toHaveURL(`${portal.url}/staff/invitations`);
    await page.goto('/staff/sign-in?to=https%3A%2F%2Fexample.com');
    await expect(page).toHaveURL(`${portal.url}/staff/customers`);
  });
});
