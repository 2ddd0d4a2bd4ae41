import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Request } from '@playwright/test';
import { expectAccessible } from '../../setup/accessibility';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { chooseImage, idGroup } from '../../setup/id-images';
import { submit } from '../../setup/journey';
import {
  countWhole,
  isPiece,
  isSubmission,
  keepPhotosBack,
  listParcels,
  loseParcels,
  readAllOf,
} from '../../setup/parcels';
import { getStored } from '../../setup/stored-customer';
import { expect, test } from '../fixtures';

/** Far smaller than any photo. */
const DETAILS_MAX_BYTES = 20_000;

test.beforeEach(async ({ portal, request }) => {
  // Opens the database.
  await request.get('/api/health');
  loseParcels(portal);
});

const expectSent = (page: Page) => expect(page.getByText('PENDING').first()).toBeVisible();
const bodyLength = (request: Request) => request.postDataBuffer()?.length ?? 0;

type WithBlobs = Window & { shownBlobs: Blob[] };

test('photos go ahead while the person types, unreadable for the portal, and Submit sends the rest', async ({
  page,
  portal,
}) => {
  const customer = makeTypedCustomer({ firstName: 'Canaryfirst', lastName: 'Canarylast' });
  await page.addInitScript(() => {
    const shownBlobs: Blob[] = [];
    Object.assign(window, { shownBlobs });
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      shownBlobs.push(blob);
      return create(blob);
    };
  });
  await page.goto('/front');
  await chooseImage(page, 'Front', 'front.jpg');
  await chooseImage(page, 'Back', 'back.jpg');
  await expect.poll(() => countWhole(portal)).toBe(2);
  await fillCustomer(page, customer);

  const dataUrls = await page.evaluate(async () => {
    const blobs = (window as unknown as WithBlobs).shownBlobs.filter(({ type }) => type === 'image/jpeg');
    const read = (blob: Blob) =>
      new Promise<string>((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result));
        reader.readAsDataURL(blob);
      });
    return Promise.all(blobs.map(read));
  });
  const shown = dataUrls.map((url) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64'));
  const sizes = shown.map(({ length }) => length + 16);
  expect(sizes).toEqual(expect.arrayContaining(listParcels(portal).map(({ total }) => total)));
  const kept = await readAllOf(portal);
  for (const photo of shown) {
    for (let at = 3_000; at + 24 < photo.length; at += 30_000) {
      const canary = photo.subarray(at, at + 24);
      expect(kept.includes(canary), `bytes at ${at}`).toBe(false);
      expect(kept.includes(canary.toString('base64')), `base64 at ${at}`).toBe(false);
    }
  }
  for (const value of [customer.firstName, customer.lastName, customer.emailAddress]) {
    expect(kept.includes(value), value).toBe(false);
  }

  const sent = page.waitForRequest(isSubmission);
  await submit(page);
  await expectSent(page);
  expect(bodyLength(await sent)).toBeLessThan(DETAILS_MAX_BYTES);
  const stored = await getStored(portal, customer.emailAddress);
  expect(shown.some((photo) => photo.equals(stored.front))).toBe(true);
  expect(stored.back?.length).toBeGreaterThan(10_000);
  expect(listParcels(portal)).toEqual([]);
});

test.describe('where the connection is cut', () => {
  test.use({ expectedFaults: [/ERR_CONNECTION_RESET/] });

  test('a photo goes on from where it was', { tag: '@long' }, async ({ page, portal }) => {
    const cut: Request[] = [];
    await page.route('**/*', async (route) => {
      if (!isPiece(route.request()) || cut.length === 2) return route.continue();
      cut.push(route.request());
      // The first one never arrives; for the second, only the answer is lost.
      if (cut.length === 2) await route.fetch();
      await route.abort('connectionreset');
    });
    await page.goto('/front');
    await chooseImage(page, 'Front', 'front.jpg');
    await expect.poll(() => countWhole(portal), { timeout: 30_000 }).toBe(1);
    await fillCustomer(page, makeTypedCustomer());
    await submit(page);
    await expectSent(page);
  });
});

test('a photo that is retaken or removed takes its parcel with it', { tag: '@long' }, async ({ page, portal }) => {
  await page.goto('/front');
  await chooseImage(page, 'Front', 'front.jpg');
  await expect.poll(() => countWhole(portal)).toBe(1);
  const [first] = listParcels(portal);
  await idGroup(page, 'Front').getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => listParcels(portal)).toEqual([]);
  await chooseImage(page, 'Front', 'back.jpg');
  await expect.poll(() => countWhole(portal)).toBe(1);
  expect(listParcels(portal)).not.toContainEqual(first);
});

test('starting over takes the photos that went ahead with it', { tag: '@long' }, async ({ page, portal }) => {
  await page.goto('/front');
  await chooseImage(page, 'Front', 'front.jpg');
  await chooseImage(page, 'Back', 'back.jpg');
  await expect.poll(() => countWhole(portal)).toBe(2);
  await page.goto('/');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  expect(listParcels(portal)).toEqual([]);
});

test('after a reload nothing is sent a second time', { tag: '@long' }, async ({ page, portal }) => {
  await page.goto('/front');
  await fillCustomer(page, makeTypedCustomer());
  await chooseImage(page, 'Front', 'front.jpg');
  await expect.poll(() => countWhole(portal)).toBe(1);
  const before = listParcels(portal);
  // What the browser reports comes in order: with this answer, everything it sent until now has been reported.
  await page.evaluate(() => undefined);
  const posts: Request[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request);
  });
  await page.reload();
  await expect(page.getByText('What you entered before is still here.')).toBeVisible();
  await expect.poll(() => posts.length).toBeGreaterThan(0);
  expect(listParcels(portal)).toEqual(before);
  await submit(page);
  await expectSent(page);
  for (const request of posts) expect(bodyLength(request)).toBeLessThan(DETAILS_MAX_BYTES);
});

test('a parcel that the portal has lost costs a moment, and nothing else', { tag: '@long' }, async ({
  page,
  portal,
}) => {
  const customer = makeTypedCustomer();
  await page.goto('/front');
  await fillCustomer(page, customer);
  await chooseImage(page, 'Front', 'front.jpg');
  await expect.poll(() => countWhole(portal)).toBe(1);
  loseParcels(portal);
  await submit(page);
  await expectSent(page);
  expect((await getStored(portal, customer.emailAddress)).front.length).toBeGreaterThan(10_000);
});

test('Submit says how far the photos are, can be cancelled, and goes on when pressed again', { tag: '@long' }, async ({
  page,
}) => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/*', async (route) => {
    if (isPiece(route.request())) await held;
    await route.continue();
  });
  await page.goto('/front');
  await fillCustomer(page, makeTypedCustomer());
  await chooseImage(page, 'Front', 'front.jpg');
  await submit(page);
  await expect(page.getByText('Sending your photos. Keep this page open…')).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Photos sent' })).toHaveAttribute('value', '0');
  await expect(page.getByText(/^0 kB of \d/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Sending your photos.')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Submit' })).toBeFocused();
  await expect(page.getByText('John').first()).toBeVisible();
  await submit(page);
  await expect(page.getByText('Sending your photos.')).toBeVisible();
  release();
  await expectSent(page);
});

test('where the browser cannot encrypt, the photos go with Submit', { tag: '@long' }, async ({ page, portal }) => {
  await keepPhotosBack(page);
  const customer = makeTypedCustomer();
  await page.goto('/front');
  await fillCustomer(page, customer);
  await chooseImage(page, 'Front', 'front.jpg');
  const sent = page.waitForRequest(isSubmission);
  await submit(page);
  await expectSent(page);
  expect(bodyLength(await sent)).toBeGreaterThan(DETAILS_MAX_BYTES);
  expect(listParcels(portal)).toEqual([]);
});

test('a step changes at once, also when a photo starts on its way in the same moment', { tag: '@long' }, async ({
  page,
}) => {
  // Nothing is encrypted, and so nothing goes ahead, until the page is told. Then the step's code takes a moment, too.
  await page.addInitScript(() => {
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
    const isTold = new Promise((resolve) => Object.assign(window, { tell: resolve }));
    crypto.subtle.encrypt = async (...given) => {
      await isTold;
      return encrypt(...given);
    };
  });
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let arrive: () => void = () => undefined;
  const isSlow = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  let pieceCount = 0;
  await page.route('**/*', async (route) => {
    if (isPiece(route.request())) {
      pieceCount += 1;
      await held;
    }
    await route.continue();
  });
  let chunkCount = 0;
  page.on('requestfinished', (request) => {
    if (/_next\/static\/chunks\/.*\.js/.test(request.url())) chunkCount += 1;
  });
  await page.goto('/front');
  await chooseImage(page, 'Front', 'front.jpg');
  // What sends photos has to be there, or it would be held up with the step's code.
  await expect
    .poll(async () => {
      const before = chunkCount;
      await sleep(700);
      return chunkCount - before;
    })
    .toBe(0);
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await isSlow;
    await route.continue();
  });
  await page.evaluate(() => {
    window.history.pushState(null, '', '/check');
    window.dispatchEvent(new PopStateEvent('popstate', { state: window.history.state }));
    (window as unknown as { tell: () => void }).tell();
  });
  await expect.poll(() => pieceCount).toBe(1);
  arrive();
  await expect(page.getByRole('heading', { level: 1, name: 'Check and send' })).toBeVisible();
  release();
});
