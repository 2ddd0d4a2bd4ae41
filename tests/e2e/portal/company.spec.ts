import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { chooseImage } from '../../setup/id-images';
import { showStep, submit } from '../../setup/journey';
import { type PortalServer, startPortal } from '../../setup/portal-server';
import { findSetupLink, joinByLink } from '../../setup/staff-session';
import { test as base, expect } from '../fixtures';

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="36"><path d="M0 0h120v36H0z"/></svg>';
const SETTINGS = {
  COMPANY_NAME: 'Acme & Sons Bank',
  COMPANY_COLOR: '#1d4ed8',
  SUPPORT_CONTACT: 'help@acme.example',
  SECURITY_CONTACT: 'security@acme.example',
  PRIVACY_URL: 'https://acme.example/privacy',
  COMPANY_PURPOSE: 'The bank needs them to open your account.',
  COMPANY_ANSWER_TIME: 'by the next morning',
  RETENTION: 'for five years after your account is closed',
};

const test = base.extend<object, { acme: PortalServer }>({
  acme: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'portal-company-'));
      const logo = join(folder, 'logo.svg');
      await writeFile(logo, LOGO);
      const portal = await startPortal({ env: { ...SETTINGS, COMPANY_LOGO: logo } });
      await use(portal);
      await portal.close();
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ acme }, use) => use(acme.url),
});

const colorOfStart = (page: Page) =>
  page.getByRole('button', { name: 'Start' }).evaluate((button) => getComputedStyle(button).backgroundColor);

for (const [colorScheme, isOwnColor] of [
  ['light', true],
  ['dark', false],
] as const) {
  const tag = colorScheme === 'light' ? [] : '@long';
  test(`every page says who is asking, and can be read in ${colorScheme}`, { tag }, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    await expect(page).toHaveTitle('Confirm who you are – Acme & Sons Bank');
    expect((await colorOfStart(page)) === 'rgb(29, 78, 216)').toBe(isOwnColor);
    await expectAccessible(page);
    for (const path of ['/', '/invite/unknown', '/capture/unknown', '/staff/sign-in']) {
      await page.goto(path);
      await expect(page.getByRole('img', { name: 'Acme & Sons Bank' })).toBeVisible();
      await expect(page.getByRole('link', { name: 'help@acme.example' })).toHaveAttribute(
        'href',
        'mailto:help@acme.example',
      );
      await expect(page.getByRole('link', { name: 'Privacy' })).toHaveAttribute('href', SETTINGS.PRIVACY_URL);
      await expectAccessible(page);
    }
  });
}

test('who found a weakness reads in the usual place where to report it', async ({ request }) => {
  const answer = await request.get('/.well-known/security.txt');
  expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8');
  expect(await answer.text()).toMatch(/^Contact: mailto:security@acme\.example\nExpires: \d{4}-/);
});

test.describe('a page that does not exist', () => {
  test.use({ expectedFaults: [/404/] });

  test('says who is asking too', async ({ page }) => {
    await page.goto('/nowhere');
    await expect(page.getByRole('img', { name: 'Acme & Sons Bank' })).toBeVisible();
    await expect(page).toHaveTitle(/Acme & Sons Bank$/);
  });
});

test('staff see what a customer agreed to, word for word, and when', { tag: '@long' }, async ({ page, acme }) => {
  await page.goto('/front');
  await fillCustomer(page, makeTypedCustomer());
  await chooseImage(page, 'Front', 'front.jpg');
  await showStep(page, 'check');
  const consent = page.getByText('go to Acme & Sons Bank, to confirm who you are.');
  await expect(consent).toBeVisible();
  await expect(page.getByText('They are kept for five years after your account is closed.')).toBeVisible();
  await submit(page);
  await page.getByText('PENDING').first().waitFor();
  await expect(page.getByText('usually by the next morning.')).toBeVisible();

  const account = { email: 'admin@staff.example.com', name: 'Robin' };
  await joinByLink(page, await findSetupLink(acme), account, true);
  await expect(page.getByRole('banner').getByRole('img', { name: 'Acme & Sons Bank' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'John Smith' }).click();
  await expect(page).toHaveTitle(/ – Acme & Sons Bank$/);
  await expect(page.getByText(/^Version [0-9a-f]{12}, English$/)).toBeVisible();
  await page.getByText('Read the text').click();
  await expect(consent).toBeVisible();
  await expectAccessible(page);
});

test('a portal does not start with a color that cannot be read, and says why', async () => {
  await expect(startPortal({ env: { COMPANY_COLOR: 'ffcc00', COMPANY_LOGO: 'package.json' } })).rejects.toThrow(
    /COMPANY_COLOR has a contrast of 1\.3:1[\s\S]*COMPANY_LOGO must name/,
  );
});
