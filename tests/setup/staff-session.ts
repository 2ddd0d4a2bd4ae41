import { type Cookie, expect, type Page } from '@playwright/test';
import type { StaffRole } from '@/lib/shared/staff/staff';
import type { PortalServer } from './portal-server';

export const STAFF_PASSWORD = 'correct zebra battery staple';

/** The link that a fresh portal prints for its first administrator, soon after it is ready. */
export async function findSetupLink(portal: PortalServer): Promise<string> {
  const pattern = /(http\S+\/staff\/join\/\S+)/;
  await expect.poll(() => portal.output()).toMatch(pattern);
  return pattern.exec(portal.output())?.[1] ?? '';
}

type Account = { email: string; name: string; cookies?: Cookie[] };

const accounts = new Map<string, Account>();
let accountCount = 0;

/** Creates the account that a link allows, as people do, and leaves them signed in. */
export async function joinByLink(page: Page, link: string, account: Account, isSetup: boolean): Promise<void> {
  await page.context().clearCookies();
  await page.goto(link);
  await page.getByLabel('Your name').fill(account.name);
  if (isSetup) await page.getByLabel('Your email address').fill(account.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(STAFF_PASSWORD);
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.waitForURL('**/staff/customers');
}

async function signIn(page: Page, portal: PortalServer, { email }: Account): Promise<void> {
  await page.goto(`${portal.url}/staff/sign-in`);
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password').fill(STAFF_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL('**/staff/customers');
}

/** Continues an earlier test's session, so that tests don't hit an account's limit. */
async function resume(page: Page, portal: PortalServer, { cookies }: Account): Promise<boolean> {
  if (!cookies) return false;
  await page.context().addCookies(cookies);
  await page.goto(`${portal.url}/staff/customers`);
  return !page.url().includes('/sign-in');
}

/** Invites somebody as an administrator does, and returns the link. */
export async function makeInvitation(
  page: Page,
  portal: PortalServer,
  email: string,
  role: StaffRole,
): Promise<string> {
  await signInAs(page, portal, 'administrator');
  await page.goto(`${portal.url}/staff/members`);
  await page.getByLabel('Email address').fill(email);
  await page.getByRole('radio', { name: new RegExp(`^${role}`, 'i') }).check();
  await page.getByRole('button', { name: 'Make invitation link' }).click();
  return page.getByText(/\/staff\/join\//).innerText();
}

async function makeAccount(page: Page, portal: PortalServer, role: StaffRole): Promise<Account> {
  accountCount += 1;
  const account = { email: `${role}-${accountCount}@staff.example.com`, name: `Robin ${role}` };
  if (role === 'administrator') {
    await joinByLink(page, await findSetupLink(portal), account, true);
    return account;
  }
  await joinByLink(page, await makeInvitation(page, portal, account.email, role), account, false);
  return account;
}

/**
 * Signs the page in as a staff member with this role; the first call for a role creates the account, as people would.
 *
 * @returns the account's name and email address
 */
export async function signInAs(page: Page, portal: PortalServer, role: StaffRole): Promise<Account> {
  const key = `${portal.url} ${role}`;
  const known = accounts.get(key);
  await page.context().clearCookies();
  const account = known ?? (await makeAccount(page, portal, role));
  if (known && !(await resume(page, portal, known))) await signIn(page, portal, known);
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  account.cookies = await page.context().cookies();
  accounts.set(key, account);
  return account;
}
