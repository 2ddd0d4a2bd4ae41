import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { readFixture } from '../../fixtures/make-images';
import type { VendorServer } from '../../mocks/vendor-server';
import { measureDifference } from '../../setup/compare-images';
import { fillCustomer, makeTypedCustomer, type TypedCustomer } from '../../setup/customer-form';
import { listDraftParts } from '../../setup/draft-parts';
import { chooseImage, idGroup } from '../../setup/id-images';
import { showStep, submit } from '../../setup/journey';
import { isSubmission } from '../../setup/parcels';
import { startPortal } from '../../setup/portal-server';
import { getStored } from '../../setup/stored-customer';
import { expect, test } from '../fixtures';

/** Fills in the form and sends it to an account that refuses it. */
async function sendAndBeRefused(page: Page, vendor: VendorServer, customer: TypedCustomer): Promise<void> {
  await page.goto('/front');
  await fillCustomer(page, customer);
  await chooseImage(page, 'Front', 'front.jpg');
  vendor.decideNext('FAIL');
  await submit(page);
  await expect(page.getByText('Not accepted (FAIL)')).toBeVisible();
}

test('a customer with photos of both sides is stored, and the result names status, reference and link', async ({
  page,
  portal,
}) => {
  const customer = makeTypedCustomer();
  await page.goto('/front?reference=888888812');
  await fillCustomer(page, customer);
  await chooseImage(page, 'Front', 'front.jpg');
  await chooseImage(page, 'Back', 'back.jpg');
  await submit(page);

  const heading = page.getByRole('heading', { level: 1, name: 'We have your details' });
  await expect(heading).toBeFocused();
  await expect(page.getByText('Being checked (PENDING)')).toBeVisible();
  await expect(page.getByText('888888812')).toBeVisible();

  const stored = await getStored(portal, customer.emailAddress);
  expect(stored).toMatchObject({
    status: 'PENDING',
    reference: '888888812',
    target: {
      fn: 'John',
      ln: 'Smith',
      addr: '123 Main St',
      city: 'Stratford',
      state: 'CT',
      zip: '06614',
      dob: '19700131',
      phone: '2015106000',
    },
  });
  expect(await sharp(stored.front).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 1200 });
  expect(stored.back?.length).toBeGreaterThan(10_000);

  await page.getByRole('link', { name: 'Customer record' }).click();
  await expect(page.getByRole('heading', { name: 'Staff sign-in' })).toBeVisible();
});

test('a rotated photo with a place in it is stored upright and without any metadata', async ({ page, portal }) => {
  const customer = makeTypedCustomer();
  await page.goto('/front');
  await fillCustomer(page, customer);
  await chooseImage(page, 'Front', 'rotated-gps.jpg');
  await submit(page);
  await expect(page.getByText('PENDING').first()).toBeVisible();

  const { front } = await getStored(portal, customer.emailAddress);
  const metadata = await sharp(front).metadata();
  expect(metadata).toMatchObject({ width: 1500, height: 2000 });
  expect(metadata.orientation ?? 1).toBe(1);
  expect(await measureDifference(front, await readFixture('rotated-gps.jpg'))).toBeLessThan(4);
  for (const name of ['exif', 'iptc', 'xmp'] as const) expect(metadata[name], name).toBeUndefined();
  expect(front.includes('GPS')).toBe(false);
});

test('a second person cannot write over an application that is being checked, and learns nothing of it', async ({
  page,
  portal,
}) => {
  const customer = makeTypedCustomer();
  await page.goto('/front?reference=first-person');
  await fillCustomer(page, customer);
  await chooseImage(page, 'Front', 'front.jpg');
  await submit(page);
  await expect(page.getByText('PENDING').first()).toBeVisible();

  await page.goto('/front');
  await fillCustomer(page, { ...customer, firstName: 'Mallory' });
  await chooseImage(page, 'Front', 'back.jpg');
  await submit(page);
  await expect(page.getByRole('heading', { level: 1, name: 'We have your details' })).toBeFocused();
  await expect(page.getByText('Being checked (PENDING)')).toBeVisible();
  await expect(page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)).toBeVisible();
  await expect(page.getByText('first-person')).toHaveCount(0);
  expect((await getStored(portal, customer.emailAddress)).target.fn).toBe('John');
});

test.describe('with a remote account, where nothing may be kept', () => {
  test.use({
    baseURL: async ({ vendor }, use) => {
      const { url, user, pass } = vendor;
      const account = { STORAGE_API_URL: url, STORAGE_API_USER: user, STORAGE_API_PASS: pass };
      const portal = await startPortal({ env: { TRUSTED_PROXY_HOPS: '1', OUTBOX: 'off', ...account } });
      await use(portal.url);
      await portal.close();
    },
  });

  test('the storage being down loses nothing, and one press tries again', { tag: '@long' }, async ({
    page,
    vendor,
  }) => {
    const customer = makeTypedCustomer();
    await page.goto('/front');
    await fillCustomer(page, customer);
    await chooseImage(page, 'Front', 'front.jpg');
    vendor.behaveAlways('html-502');
    await submit(page);
    const notice = page.getByRole('alert').filter({ hasText: 'Your details were not sent' });
    await expect(notice).toBeFocused();
    await expect(page.getByRole('definition').filter({ hasText: /^Smith$/ })).toBeVisible();

    vendor.behaveAlways('well');
    await notice.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('PENDING').first()).toBeVisible();
    expect(vendor.customers.get(customer.emailAddress)).toBeDefined();
  });
});

test.describe('with a remote account', () => {
  test.use({ baseURL: async ({ remotePortal }, use) => use(remotePortal.url) });

  test('an answer that is lost on the way to the browser is found by trying again', { tag: '@long' }, async ({
    page,
    vendor,
  }) => {
    const customer = makeTypedCustomer();
    await page.goto('/front');
    await fillCustomer(page, customer);
    await chooseImage(page, 'Front', 'front.jpg');
    let isFirst = true;
    await page.route('**/check', async (route) => {
      if (!isSubmission(route.request()) || !isFirst) return route.continue();
      isFirst = false;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await submit(page);
    const notice = page.getByRole('alert').filter({ hasText: 'We do not know whether your details arrived' });
    await notice.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('PENDING').first()).toBeVisible();
    const writes = vendor.requests.filter(
      ({ body }) => body?.service === 'createOrUpdateCustomer' && body.target?.email === customer.emailAddress,
    );
    expect(writes).toHaveLength(1);
  });
  test.use({ expectedFaults: [/ERR_CONNECTION_RESET/] });

  test('who was refused sends other photos from the status page, over reloads as well, until they are accepted', {
    tag: '@long',
  }, async ({ page, vendor }) => {
    const customer = makeTypedCustomer();
    await sendAndBeRefused(page, vendor, customer);
    const statusPage = page.url();
    await page.reload();
    await expect(page.getByText('Not accepted (FAIL)')).toBeVisible();
    await page.getByRole('button', { name: 'Add new photos' }).click();
    await expect(idGroup(page, 'Front').getByRole('button', { name: 'Take photo' })).toBeFocused();
    await chooseImage(page, 'Front', 'back.jpg');
    await expect.poll(() => page.evaluate(listDraftParts)).toContain('front');
    await page.reload();
    await expect(page.getByText('What you entered before is still here.')).toBeVisible();
    await showStep(page, 'details');
    await expect(page.getByLabel('First name')).toHaveValue('John');
    vendor.decideNext('PASS');
    await submit(page);
    await expect(page.getByText('Accepted (PASS)')).toBeVisible();
    expect(page.url()).toBe(statusPage);
    await expect.poll(() => page.evaluate(listDraftParts)).toEqual([]);
  });

  test('a stranger cannot write over a record that was refused, and learns nothing of it', { tag: '@long' }, async ({
    page,
    vendor,
    browser,
    remotePortal,
  }) => {
    const customer = makeTypedCustomer();
    await sendAndBeRefused(page, vendor, customer);
    const before = structuredClone(vendor.customers.get(customer.emailAddress));

    const context = await browser.newContext({ baseURL: remotePortal.url });
    const stranger = await context.newPage();
    await stranger.goto('/front');
    await fillCustomer(stranger, { ...customer, firstName: 'Mallory' });
    await chooseImage(stranger, 'Front', 'back.jpg');
    await submit(stranger);
    await expect(stranger.getByRole('heading', { name: 'We have your details' })).toBeVisible();
    await expect(stranger.getByText(/FAIL|Not accepted/)).toHaveCount(0);
    expect(vendor.customers.get(customer.emailAddress)).toEqual(before);
    await context.close();
  });
});

test.describe('when something else than an answer comes back', () => {
  test.use({ expectedFaults: [/404|413|502/] });

  test('a portal that was renewed meanwhile asks for a reload, which keeps what was entered', { tag: '@long' }, async ({
    page,
  }) => {
    const customer = makeTypedCustomer();
    await page.goto('/front');
    await fillCustomer(page, customer);
    await chooseImage(page, 'Front', 'small.jpg');
    // The Next.js response when it doesn't know an older build's action.
    await page.route('**/check', (route) =>
      isSubmission(route.request())
        ? route.fulfill({
            status: 404,
            headers: { 'x-nextjs-action-not-found': '1' },
            body: 'Server action not found.',
          })
        : route.continue(),
    );
    await submit(page);
    const notice = page.getByRole('alert').filter({ hasText: 'This page was updated' });
    await expect(notice).toContainText('Your details were not sent');
    await page.unroute('**/check');
    await notice.getByRole('button', { name: 'Reload this page' }).click();
    await expect(page.getByText('What you entered before is still here.')).toBeVisible();
    await submit(page);
    await expect(page.getByText('PENDING').first()).toBeVisible();
  });

  test('a page of a reverse proxy in place of an answer is never taken for success', { tag: '@long' }, async ({
    page,
  }) => {
    await page.goto('/front');
    await fillCustomer(page, makeTypedCustomer());
    await chooseImage(page, 'Front', 'small.jpg');
    await page.route('**/check', (route) =>
      isSubmission(route.request())
        ? route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' })
        : route.continue(),
    );
    await submit(page);
    await expect(page.getByRole('alert').filter({ hasText: 'We do not know whether' })).toBeVisible();
    await expect(page.getByText('PENDING')).toHaveCount(0);
  });

  test('a proxy that refuses the photos for their size is not called a lost connection', { tag: '@long' }, async ({
    page,
  }) => {
    await page.goto('/front');
    await fillCustomer(page, makeTypedCustomer());
    await chooseImage(page, 'Front', 'small.jpg');
    await page.route('**/check', (route) =>
      isSubmission(route.request())
        ? route.fulfill({ status: 413, contentType: 'text/html', body: '<h1>413 Request Entity Too Large</h1>' })
        : route.continue(),
    );
    await submit(page);
    const notice = page.getByRole('alert').filter({ hasText: 'Your details were not sent' });
    await expect(notice).toContainText('does not let photos of this size through');
    await expect(notice).toContainText('Everything you entered and every photo is still here.');
    await page.unroute('**/check');
    await notice.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('PENDING').first()).toBeVisible();
  });
});
