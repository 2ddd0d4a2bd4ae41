import type { Page } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { listDemoLinks as listLinks } from '../../setup/demo-portal';
import { startPortal } from '../../setup/portal-server';
import { enterDemo as enter, demoTest as test } from '../demo-fixtures';
import { expect } from '../fixtures';

test.describe.configure({ mode: 'default' });

const expectBanner = (page: Page) => expect(page.getByText('Demo: everything here is invented')).toBeVisible();

/** Goes to a console page through its link, as people do. */
async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectBanner(page);
}

test('a demo signs in whoever opens its link, and has something to show on every page of the console', async ({
  page,
  demo,
}) => {
  await enter(page, demo);
  await expectBanner(page);
  // The header row and a full page.
  await expect(page.getByRole('row')).toHaveCount(26);
  for (const words of ['PASS', 'PENDING', 'FAIL', 'Form', 'Staff', 'Invitation', 'Storage API']) {
    await expect(page.getByRole('cell', { name: words, exact: true }).first()).toBeVisible();
  }
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Ines Jones' }).click();
  await expect(page.getByRole('heading', { name: 'Ines Jones' })).toBeVisible();
  await expect(page.getByText('The street on the card is another one.')).toBeVisible();
  await expect(page.getByText('Earlier documents')).toBeVisible();
  await page.getByRole('button', { name: 'Show documents' }).click();
  for (const [key, side] of [
    ['1', 'Front'],
    ['2', 'Back'],
  ] as const) {
    await page.keyboard.press(key);
    const photo = page.getByRole('img', { name: `${side} of the ID` });
    await expect(photo).toBeVisible();
    expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);
  }

  await expect(page.getByText('→ 64 Elm Ct')).toBeVisible();

  await goTo(page, 'Held (1)');
  await page.getByRole('link', { name: 'Grace Haas' }).click();
  await expect(page.getByText('88 Harbor Way')).toBeVisible();
  await goTo(page, 'New customer');
  await goTo(page, 'Invitations');
  for (const state of ['Open', 'Used', 'Expired', 'Withdrawn']) {
    await expect(page.getByText(state, { exact: true }).first()).toBeVisible();
  }
  await page.getByRole('link', { name: 'Customer record (kofi.ofarrell@invented.example)' }).click();
  await expect(page.getByRole('heading', { name: "Kofi O'Farrell" })).toBeVisible();
  await goTo(page, 'Activity');
  await expect(page.getByRole('row')).toHaveCount(51);
  for (const name of ['Ines Jones', 'kofi.ofarrell@invented.example', 'Open submission']) {
    await expect(page.getByRole('cell').getByRole('link', { name }).first()).toBeVisible();
  }
  await page.getByRole('cell').getByRole('link', { name: 'Ines Jones' }).first().click();
  await expect(page.getByRole('heading', { name: 'Ines Jones' })).toBeVisible();
  await goTo(page, 'Staff');
  for (const name of ['Avery Administrator', 'Robin Reviewer', 'Evan Entry', 'Frankie Former']) {
    await expect(page.getByRole('main').getByText(name).first()).toBeVisible();
  }
  await page.getByRole('link', { name: 'Your account' }).click();
  await expectBanner(page);
  await page.goto('/');
  await expectBanner(page);
  await expectAccessible(page);
});

test('the link of a demo works once; the next one is printed', { tag: '@long' }, async ({ page, demo }) => {
  const used = await enter(page, demo);
  await page.context().clearCookies();
  await page.goto(used);
  await expect(page).toHaveURL(/\/staff\/sign-in$/);
  await expect.poll(() => listLinks(demo).at(-1)).not.toBe(used);
  await enter(page, demo);
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
});

test('a portal that is no demo has no such link and no banner', async ({ request, portal }) => {
  const answer = await request.get(`${portal.url}/staff/demo/anything`, { maxRedirects: 0 });
  expect(answer.status()).toBe(404);
  expect(await (await request.get(portal.url)).text()).not.toContain('Demo: everything');
  expect(portal.output()).not.toContain('/staff/demo/');
});

test('a demo does not start on the data of a portal', async () => {
  const env = { PORTAL_DEMO: 'invented', DATABASE_URL: 'postgres://127.0.0.1:1/none' };
  await expect(startPortal({ env })).rejects.toThrow(
    /The portal cannot start\.[\s\S]*DATABASE_URL is set: a demo works with nothing that is real[\s\S]*DATA_DIR/,
  );
});
