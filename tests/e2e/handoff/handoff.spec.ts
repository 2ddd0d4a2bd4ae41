import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import {
  countPhotosUnderWay,
  expireHandoffs,
  hastenPolls,
  makePhoneLink,
  openLinkOnPhone,
  openPhone,
} from '../../setup/handoff';
import { chooseImage, idGroup } from '../../setup/id-images';
import { showStep, submit } from '../../setup/journey';
import { startPortal } from '../../setup/portal-server';
import { signInAs } from '../../setup/staff-session';
import { getStored } from '../../setup/stored-customer';
import { expect, test } from '../fixtures';

async function readQrCode(code: Locator): Promise<string | undefined> {
  const wasmBinary = await readFile('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer } });
  const [found] = await readBarcodes(new Uint8Array(await code.screenshot()), { formats: ['QRCode'] });
  return found?.text;
}

test.beforeEach(({ page }) => hastenPolls(page));

test('photos taken on a phone arrive in the form, through a reload on each side, and are sent with it', async ({
  page,
  browser,
  portal,
}) => {
  const customer = makeTypedCustomer();
  await page.goto('/front');
  await fillCustomer(page, customer);
  const link = await makePhoneLink(page);
  expect(link).toMatch(/\/capture\/[\w-]{43}$/);
  expect(await readQrCode(page.getByRole('img', { name: 'QR code' }))).toBe(link);
  await expect(page.getByText('a phone cannot open it')).toBeVisible();

  await page.reload();
  await expect(page.getByLabel('Link for your phone')).toHaveValue(link);
  const phone = await openLinkOnPhone(browser, link);
  await expect(page.getByText('Your phone is connected')).toBeVisible();
  await expect(page.getByLabel('Link for your phone')).toBeHidden();

  await chooseImage(phone.page, 'Front', 'back.jpg');
  await expect(phone.page.getByText('Your computer has this photo')).toBeVisible();
  await phone.page.reload();
  await expect(phone.page.getByText('Your computer has this photo')).toBeVisible();
  await idGroup(phone.page, 'Front').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('The front of your ID was removed on your phone.')).toBeVisible();
  await expect(idGroup(page, 'Front').getByRole('button', { name: 'Choose file' })).toBeVisible();
  await chooseImage(phone.page, 'Front', 'front.jpg');
  await expect(page.getByText('The front of your ID arrived from your phone.')).toBeVisible();

  await page.reload();
  await expect(page.getByText('Your phone is connected')).toBeVisible();
  await chooseImage(phone.page, 'Back', 'back.jpg');
  await showStep(page, 'back');
  await expect(idGroup(page, 'Back').getByRole('button', { name: 'Remove' })).toBeVisible();
  await expect(phone.page.getByText('Your computer has this photo')).toHaveCount(2);
  expect(countPhotosUnderWay(portal)).toBe(0);

  await phone.page.getByRole('button', { name: 'Done' }).click();
  await expect(phone.page.getByRole('heading', { name: 'Done. Continue on your computer.' })).toBeFocused();
  await expect(page.getByText('Your phone is finished. Check the photos below')).toBeVisible();
  await phone.close();

  await submit(page);
  await expect(page.getByText('PENDING').first()).toBeVisible();
  const stored = await getStored(portal, customer.emailAddress);
  expect(await sharp(stored.front).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 1200 });
  expect(stored.back?.length).toBeGreaterThan(10_000);
  expect(portal.output()).not.toContain(link.slice(-43));
});

test('a link works on one phone; cancelling at the computer tells that phone', { tag: '@long' }, async ({
  page,
  browser,
}) => {
  await page.goto('/front');
  const link = await makePhoneLink(page);
  const phone = await openLinkOnPhone(browser, link);
  const other = await openPhone(browser, link);
  await expect(other.page.getByRole('heading', { name: 'This link was already opened' })).toBeVisible();
  await other.close();

  await chooseImage(phone.page, 'Front', 'small.jpg');
  await expect(page.getByText('The front of your ID arrived')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Your phone can no longer send photos')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Take the photos with your phone' })).toBeFocused();
  await expect(idGroup(page, 'Front').getByRole('button', { name: 'Remove' })).toBeVisible();
  await expect(phone.page.getByRole('heading', { name: 'Cancelled at the computer' })).toBeFocused();
  await phone.close();
});

test('cancelling on the phone, before or after it was bound, tells the computer', { tag: '@long' }, async ({
  page,
  browser,
}) => {
  await page.goto('/front');
  const stranger = await openPhone(browser, await makePhoneLink(page));
  await expect(stranger.page.getByText('Only go on if you started this yourself')).toBeVisible();
  await stranger.page.getByRole('button', { name: 'Cancel, I did not start this' }).click();
  await expect(page.getByText('This was cancelled on the phone.')).toBeVisible();
  await stranger.close();

  const phone = await openLinkOnPhone(browser, await makePhoneLink(page));
  await phone.page.getByRole('button', { name: 'Done' }).click();
  await expect(phone.page.getByText('Take a photo first, or press Cancel.')).toBeVisible();
  await phone.page.getByRole('button', { name: 'Cancel' }).click();
  await expect(phone.page.getByRole('heading', { name: 'Cancelled' })).toBeFocused();
  await expect(page.getByText('This was cancelled on the phone.')).toBeVisible();
  await phone.close();
});

test('after 15 minutes both sides say so, and a new code works', { tag: '@long' }, async ({
  page,
  browser,
  portal,
}) => {
  await page.goto('/front');
  const phone = await openLinkOnPhone(browser, await makePhoneLink(page));
  await expect(page.getByText('Your phone is connected')).toBeVisible();
  expireHandoffs(portal);
  await expect(page.getByText('The code has expired.')).toBeVisible();
  await expect(phone.page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await phone.page.goto(await makePhoneLink(page));
  await expect(phone.page.getByRole('button', { name: 'Go on' })).toBeVisible();
  await phone.close();
});

test.describe('with a poor connection', () => {
  test.use({ expectedFaults: [/ERR_FAILED/] });

  test('no photo is lost while the phone’s line or the computer’s is cut', { tag: '@long' }, async ({
    page,
    browser,
    portal,
  }) => {
    await page.goto('/front');
    const { page: phonePage } = await openLinkOnPhone(browser, await makePhoneLink(page));
    await phonePage.route('**/capture/**', (route) => route.abort());
    await chooseImage(phonePage, 'Front', 'small.jpg');
    await expect(phonePage.getByText('The connection is interrupted.')).toBeVisible();
    await page.route('**/api/handoffs/poll', (route) => route.abort());
    await expect(page.getByText('The connection is interrupted.')).toBeVisible();
    await phonePage.unroute('**/capture/**');
    await expect(phonePage.getByText('Your computer is fetching it')).toBeVisible();
    expect(countPhotosUnderWay(portal)).toBe(1);
    await page.unroute('**/api/handoffs/poll');
    await expect(page.getByText('The front of your ID arrived')).toBeVisible();
    await expect(phonePage.getByText('Your computer has this photo')).toBeVisible();
    await phonePage.context().close();
  });
});

test.describe('with a proxy that refuses photos for their size', () => {
  test.use({ expectedFaults: [/413/] });

  test('the phone says so, and what to do, and does not go on trying', { tag: '@long' }, async ({ page, browser }) => {
    await page.goto('/front');
    const { page: phonePage } = await openLinkOnPhone(browser, await makePhoneLink(page));
    let sentCount = 0;
    await phonePage.route('**/capture/**', (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      sentCount += 1;
      return route.fulfill({ status: 413, contentType: 'text/html', body: '<h1>413 Request Entity Too Large</h1>' });
    });
    await chooseImage(phonePage, 'Front', 'small.jpg');
    await expect(phonePage.getByText('does not let photos of this size through')).toBeVisible();
    await expect(phonePage.getByText('The connection is interrupted.')).toHaveCount(0);
    await expect(phonePage.getByText('Your computer has this photo')).toHaveCount(0);
    expect(sentCount).toBe(1);
    await phonePage.context().close();
  });
});

test.describe('with a remote account', () => {
  test.use({ baseURL: async ({ remotePortal }, use) => use(remotePortal.url) });

  test('photos come from a phone all the same; sending the form ends it', { tag: '@long' }, async ({
    page,
    browser,
    vendor,
  }) => {
    const customer = makeTypedCustomer();
    await page.goto('/front');
    await fillCustomer(page, customer);
    const phone = await openLinkOnPhone(browser, await makePhoneLink(page));
    await chooseImage(phone.page, 'Front', 'front.jpg');
    await expect(page.getByText('The front of your ID arrived')).toBeVisible();
    await submit(page);
    await expect(page.getByText('PENDING').first()).toBeVisible();
    expect(vendor.customers.get(customer.emailAddress)).toBeDefined();
    await expect(phone.page.getByRole('heading', { name: 'Done. Continue on your computer.' })).toBeVisible();
    await phone.close();
  });
});

test('the staff form speaks of a phone that is there, and takes its photos', { tag: '@long' }, async ({
  page,
  browser,
  portal,
}) => {
  await signInAs(page, portal, 'entry');
  await page.goto('/staff/customers/new');
  const panel = page.getByRole('region', { name: 'Take the photos with a phone' });
  const link = await makePhoneLink(page);
  await expect(panel.getByText('Waiting for a phone…')).toBeVisible();
  const phone = await openLinkOnPhone(browser, link);
  await expect(panel.getByText('The phone is connected.')).toBeVisible();
  await chooseImage(phone.page, 'Front', 'small.jpg');
  await expect(panel.getByText('The front of the ID arrived from the phone.')).toBeVisible();
  expect(await panel.innerText()).not.toMatch(/\byour\b/i);
  await phone.page.getByRole('button', { name: 'Done' }).click();
  await expect(panel.getByText('The phone is finished.')).toBeVisible();
  await phone.close();
});

test('where only invited people have a form, a handoff is made by staff, and from an invitation as long as it is open', {
  tag: '@long',
}, async ({ browser }) => {
  const portal = await startPortal({ env: { PUBLIC_FORM: 'invited' } });
  const context = await browser.newContext({ baseURL: portal.url });
  try {
    const page = await context.newPage();
    const origin = portal.url;
    const make = async (data: object) =>
      (await page.request.post(`${origin}/api/handoffs`, { data, headers: { origin } })).json();
    const closed = { ok: false, problem: 'form-closed' };
    expect(await make({})).toEqual(closed);
    expect(await make({ invitationToken: 'A'.repeat(43) })).toEqual(closed);

    await signInAs(page, portal, 'entry');
    expect(await make({})).toMatchObject({ ok: true });
    await page.goto(`${origin}/staff/invitations`);
    await page.getByLabel('Email address').fill('by.phone@example.com');
    await page.getByRole('button', { name: 'Make invitation' }).click();
    const link = await page.getByText(/\/invite\/\S+/).innerText();
    const staffCookies = await context.cookies();

    await context.clearCookies();
    expect(await make({})).toEqual(closed);
    await page.goto(`${link}/front`);
    await makePhoneLink(page);
    await expect(page.getByText('Waiting for your phone…')).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    const staffPage = await context.newPage();
    await context.addCookies(staffCookies);
    await staffPage.goto(`${origin}/staff/invitations`);
    await staffPage.getByRole('button', { name: /^Withdraw/ }).click();
    await expect(staffPage.getByText('The invitation was withdrawn.')).toBeVisible();
    await page.getByRole('button', { name: 'Use your phone again' }).click();
    await expect(page.getByText('Your invitation has ended')).toBeVisible();
  } finally {
    await context.close();
    await portal.close();
  }
});

test('a handoff is made for pages of the portal alone, and not without end', async ({ request, portal }) => {
  const post = (path: string, data: object | string, origin?: string) =>
    request.post(`/api/handoffs${path}`, { data, headers: origin ? { origin } : {} });
  expect((await post('', {})).status()).toBe(403);
  expect((await post('', {}, 'https://other.example')).status()).toBe(403);
  for (const body of ['{', {}, { formSecret: 'x', fetched: [] }, 'x'.repeat(100_000)]) {
    expect((await post('/poll', body, portal.url)).status()).toBe(400);
    expect((await post('/end', body, portal.url)).status()).toBe(400);
  }
  const made = await post('', {}, portal.url);
  expect(made.headers()['cache-control']).toBe('no-store');
  const { formSecret } = (await made.json()).value;
  expect((await post('/poll', { formSecret, fetched: [] })).status()).toBe(403);
  expect(await (await post('/poll', { formSecret, fetched: [] }, portal.url)).json()).toMatchObject({
    ok: true,
    value: { state: 'waiting' },
  });
  const statuses: number[] = [];
  for (let count = 1; count < 41; count += 1) statuses.push((await post('', {}, portal.url)).status());
  expect(statuses.filter((status) => status !== 200)).toEqual([429]);
});

test('a phone that refuses cookies is told so, and does not use up the link', async ({ page, browser }) => {
  await page.goto('/front');
  const link = await makePhoneLink(page);
  const context = await browser.newContext();
  const refusing = await context.newPage();
  await refusing.addInitScript(() => Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false }));
  await refusing.goto(link);
  await expect(refusing.getByText('This browser refuses cookies')).toBeVisible();
  await expect(refusing.getByRole('button', { name: 'Go on' })).toBeHidden();
  await context.close();
  const phone = await openLinkOnPhone(browser, link);
  await expect(page.getByText('Your phone is connected')).toBeVisible();
  await phone.close();
});
