import type { Page } from '@playwright/test';
import { STEPS } from '@/lib/shared/journey/steps';
import { journeyPath } from '@/lib/shared/paths';
import { makePhoneLink } from '../../setup/handoff';
import { type PortalServer, startPortal } from '../../setup/portal-server';
import { findSetupLink, joinByLink } from '../../setup/staff-session';
import { test as base, expect } from '../fixtures';

const test = base.extend<object, { helped: PortalServer }>({
  helped: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern
    async ({}, use) => {
      const portal = await startPortal({ env: { SUPPORT_CONTACT: 'help@acme.example' } });
      await use(portal);
      await portal.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ helped }, use) => use(helped.url),
});

/** A page without scripts says what to do, names the contact, and has nothing to press but the language and links. */
async function expectSaidInstead(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const main = page.getByRole('main');
  // Playwright's own queries leave out what is in a noscript.
  await expect(main.locator('noscript p').first(), path).toContainText('This page needs JavaScript');
  await expect(main.locator('noscript a'), path).toHaveText('help@acme.example');
  await expect(main.locator('noscript a'), path).toBeVisible();
  for (const control of ['button', 'textbox', 'radio', 'combobox'] as const) {
    await expect(main.getByRole(control), `${control} on ${path}`).toHaveCount(0);
  }
}

test('without scripts every page that needs them says what to do instead, and shows no form', async ({
  page,
  browser,
  helped,
}) => {
  await joinByLink(page, await findSetupLink(helped), { email: 'admin@staff.example.com', name: 'Robin' }, true);
  await page.goto('/staff/invitations');
  await page.getByLabel('Email address').fill('invited@example.com');
  await page.getByRole('button', { name: 'Make invitation' }).click();
  const invited = await page.getByText(/\/invite\/\S+/).innerText();
  await page.goto('/front');
  const phone = await makePhoneLink(page);

  const context = await browser.newContext({ baseURL: helped.url, javaScriptEnabled: false });
  const plain = await context.newPage();
  const steps = STEPS.map(journeyPath);
  const invitedSteps = STEPS.map((step) => `${invited}/${step}`);
  for (const path of [
    '/',
    ...steps,
    invited,
    ...invitedSteps,
    phone,
    '/later/3f0c9a52-4c0e-4f6e-9a55-0d8b7f3d2c11',
    '/staff/sign-in',
  ]) {
    await expectSaidInstead(plain, path);
  }
  await context.close();
});
