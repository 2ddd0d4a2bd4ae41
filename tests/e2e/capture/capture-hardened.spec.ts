import type { Page } from '@playwright/test';
import { fixturePath, readFixture } from '../../fixtures/make-images';
import { listTrackStates, watchCamera } from '../../setup/camera-watch';
import { measureDifference } from '../../setup/compare-images';
import { chooseImage, idGroup, readPreview } from '../../setup/id-images';
import { expect, test } from '../fixtures';

/** Makes canvases on its thread return noise without an error, as in browsers set to resist tracking. */
function makeCanvasesLie() {
  const { prototype } = OffscreenCanvas;
  const encode = prototype.convertToBlob;
  prototype.convertToBlob = function encodeNoise(options) {
    const noise = new OffscreenCanvas(this.width, this.height);
    const context = noise.getContext('2d');
    const pixels = new ImageData(this.width, this.height);
    for (let index = 0; index < pixels.data.length; index += 1) pixels.data[index] = Math.random() * 256;
    context?.putImageData(pixels, 0, 0);
    return encode.call(noise, options);
  };
}

/** In the worker too: the same lie is prepended to its script. */
async function hardenWorkers(page: Page) {
  await page.route(/_next\/static\/.*worker.*\.js/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `(${makeCanvasesLie})();\n${await response.text()}` });
  });
}

async function keepPreviewBlobs(page: Page) {
  await page.addInitScript(() => {
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      Object.assign(window, { lastPreview: blob });
      return create(blob);
    };
  });
}

const readSentBytes = (page: Page) =>
  page.evaluate(async () => {
    const { lastPreview } = window as unknown as { lastPreview: Blob };
    return { type: lastPreview.type, bytes: [...new Uint8Array(await lastPreview.arrayBuffer())] };
  });

// A worker started ahead of time may still be loading when a test ends.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

test.beforeEach(async ({ page }) => {
  await hardenWorkers(page);
  await keepPreviewBlobs(page);
  await page.goto('/front');
});

test('where canvases give noise, the photo itself is taken, upright and without the place it was taken at', {
  tag: '@long',
}, async ({ page }) => {
  const original = await readFixture('rotated-gps.jpg');
  await chooseImage(page, 'Front', 'rotated-gps.jpg');
  expect(await measureDifference(await readPreview(page, 'Front'), original)).toBeLessThan(1);
  const { type, bytes } = await readSentBytes(page);
  expect(type).toBe('image/jpeg');
  expect(original.includes('SPECIMEN')).toBe(true);
  expect(Buffer.from(bytes).includes('SPECIMEN')).toBe(false);
  expect(Math.abs(bytes.length - original.length)).toBeLessThan(1000);
});

test('where canvases give noise, a PNG is taken as it is', { tag: '@long' }, async ({ page }) => {
  await chooseImage(page, 'Front', 'transparent.png');
  expect((await readSentBytes(page)).type).toBe('image/png');
});

for (const name of ['front.webp', 'photo-48mp.jpg'] as const) {
  test(`where canvases give noise, ${name} gets a sentence that says what to do`, { tag: '@long' }, async ({
    page,
  }) => {
    const front = idGroup(page, 'Front');
    await front.locator('input[type=file]').setInputFiles(await fixturePath(name));
    await expect(front.getByText('Choose a JPEG or PNG photo of at most 4 MB').first()).toBeVisible();
  });
}

test('where canvases give noise, a picture of the camera is not sent', { tag: '@long' }, async ({ page }) => {
  const front = idGroup(page, 'Front');
  await front.getByRole('button', { name: 'Take photo' }).click();
  await page.getByRole('button', { name: 'Capture' }).click();
  await page.getByRole('button', { name: 'Use photo' }).click();
  await expect(front.getByRole('status')).toContainText('protection against tracking');
});

test('where the page’s canvases give noise too, the camera says so before it opens', { tag: '@long' }, async ({
  page,
}) => {
  await page.addInitScript(makeCanvasesLie);
  await watchCamera(page);
  await page.goto('/front');
  await idGroup(page, 'Front').getByRole('button', { name: 'Take photo' }).click();
  const dialog = page.getByRole('dialog', { name: 'Front of your ID' });
  await expect(dialog.getByText('protection against tracking', { exact: false })).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Try again' })).toBeHidden();
  expect(await listTrackStates(page)).toEqual([]);
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose file' }).click();
  await (await chooser).setFiles(await fixturePath('front.jpg'));
  await expect(idGroup(page, 'Front').getByRole('button', { name: 'Remove' })).toBeVisible();
});
