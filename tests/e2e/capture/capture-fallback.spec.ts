import type { Page } from '@playwright/test';
import { fixturePath, readFixture } from '../../fixtures/make-images';
import { measureDifference } from '../../setup/compare-images';
import { chooseImage, idGroup, readPreview } from '../../setup/id-images';
import { showStep } from '../../setup/journey';
import { makeLicensePhoto } from '../../setup/license-photos';
import { expect, test } from '../fixtures';

/**
 * The page works without workers, and draws nothing, without saying so, unless `isDrawn`, which runs in the page: it sees its
 * arguments, and nothing else from this file.
 */
async function drawOnly(page: Page, isDrawn: (canvas: OffscreenCanvas, source: unknown) => boolean): Promise<void> {
  await page.addInitScript(`window.isDrawn = ${isDrawn}`);
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Worker');
    const { isDrawn } = window as unknown as { isDrawn(canvas: OffscreenCanvas, source: unknown): boolean };
    const { prototype } = OffscreenCanvasRenderingContext2D;
    const draw = prototype.drawImage as (...args: unknown[]) => void;
    prototype.drawImage = function drawSome(this: OffscreenCanvasRenderingContext2D, ...args: unknown[]) {
      if (isDrawn(this.canvas, args[0])) draw.apply(this, args);
    };
  });
}

test('without workers a photo is prepared in the page', { tag: '@long' }, async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Worker');
  });
  await page.goto('/front');
  await chooseImage(page, 'Front', 'photo-12mp.jpg');
  await expect(idGroup(page, 'Front').getByRole('img')).toHaveJSProperty('naturalWidth', 2016);
});

test('without workers and offscreen canvases a photo is prepared in the page, upright', { tag: '@long' }, async ({
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Worker');
    Reflect.deleteProperty(window, 'OffscreenCanvas');
  });
  await page.goto('/front');
  await chooseImage(page, 'Front', 'rotated-gps.jpg');
  await expect(idGroup(page, 'Front').getByRole('img')).toHaveJSProperty('naturalHeight', 2000);
});

test('where large canvases stay blank without an error, as on iOS, the photo is not blank', async ({ page }) => {
  await drawOnly(page, ({ width, height }) => width * height <= 4_200_000);
  await page.goto('/front');
  await chooseImage(page, 'Front', 'photo-12mp.jpg');
  const preview = idGroup(page, 'Front').getByRole('img');
  await expect(preview).toHaveJSProperty('naturalWidth', 2016);
  const brightnesses = await preview.evaluate((image: HTMLImageElement) => {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return [...(context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [])].filter(
      (_, index) => index % 4 === 0,
    );
  });
  expect(Math.max(...brightnesses) - Math.min(...brightnesses)).toBeGreaterThan(100);
});

test('where the copy to judge stays blank without an error, as in WebKit now and then, no photo is called empty', async ({
  page,
}) => {
  await drawOnly(page, ({ width, height }) => ![1000, 1600].includes(Math.max(width, height)));
  await page.goto('/front');
  await chooseImage(page, 'Front', 'photo-12mp.jpg');
  await expect(idGroup(page, 'Front').getByText('Photo ready')).toBeVisible();
});

test('without a decoder that shrinks, a photo is drawn from a bitmap, upright', { tag: '@long' }, async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Worker');
    Reflect.deleteProperty(window, 'ImageDecoder');
  });
  await page.goto('/front');
  await chooseImage(page, 'Front', 'rotated-gps.jpg');
  const preview = await readPreview(page, 'Front');
  expect(await measureDifference(preview, await readFixture('rotated-gps.jpg'))).toBeLessThan(2);
});

test('without a decoder and bitmaps that shrink, the library prepares the photo, upright', { tag: '@long' }, async ({
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Worker');
    Reflect.deleteProperty(window, 'ImageDecoder');
    const create = window.createImageBitmap as (...args: unknown[]) => Promise<ImageBitmap>;
    Reflect.set(window, 'createImageBitmap', async (...args: unknown[]) => {
      if (args.length > 1) throw new TypeError('No options');
      return create(...args);
    });
  });
  await page.goto('/front');
  await chooseImage(page, 'Front', 'rotated-gps.jpg');
  const preview = await readPreview(page, 'Front');
  expect(await measureDifference(preview, await readFixture('rotated-gps.jpg'))).toBeLessThan(2);
});

test('where the decoder gives blank pictures without an error, another way is taken', { tag: '@long' }, async ({
  page,
}) => {
  await drawOnly(page, (_canvas, source) => !(source instanceof VideoFrame));
  await page.goto('/front');
  await chooseImage(page, 'Front', 'photo-12mp.jpg');
  const preview = await readPreview(page, 'Front');
  expect(await measureDifference(preview, await readFixture('photo-12mp.jpg'))).toBeLessThan(2);
});

test.describe('when the worker does not arrive', () => {
  test.use({ expectedFaults: [/net::ERR_FAILED/] });

  test('a photo is prepared in the page', { tag: '@long' }, async ({ page }) => {
    await page.goto('/front');
    await page.route(/worker/, (route) => route.abort());
    await chooseImage(page, 'Front', 'front.jpg');
    await expect(idGroup(page, 'Front').getByRole('img')).toHaveJSProperty('naturalWidth', 1600);
  });
});

test.describe('when the connection is lost before the photo is chosen', () => {
  test.use({ expectedFaults: [/net::ERR_FAILED|Failed to load/] });

  test('the page says that a part could not be loaded, and trying again works', async ({ page }) => {
    await page.goto('/front');
    const front = idGroup(page, 'Front');
    await page.route('**/_next/**', (route) => route.abort());
    await front.getByRole('button', { name: 'Take photo' }).click();
    await expect(front.getByText('The camera could not be loaded.').first()).toBeVisible();
    await page.unroute('**/_next/**');
    await front.getByRole('button', { name: 'Take photo' }).click();
    await expect(page.getByRole('button', { name: 'Capture' })).toBeEnabled();
  });
});

test('metadata that the browser itself writes into a picture, as on iOS, is not sent', { tag: '@long' }, async ({
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'Worker');
    const { prototype } = OffscreenCanvas;
    const encode = prototype.convertToBlob;
    prototype.convertToBlob = async function encodeWithComment(options) {
      const jpeg = await encode.call(this, options);
      if (options?.type !== 'image/jpeg') return jpeg;
      const comment = new Uint8Array([0xff, 0xfe, 0x00, 0x08, ...new TextEncoder().encode('SECRET')]);
      return new Blob([jpeg.slice(0, 2), comment, jpeg.slice(2)], { type: 'image/jpeg' });
    };
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      Object.assign(window, { lastPreview: blob });
      return create(blob);
    };
  });
  await page.goto('/front');
  await chooseImage(page, 'Front', 'front.jpg');
  const sent = await page.evaluate(() => (window as unknown as { lastPreview: Blob }).lastPreview.text());
  expect(sent).not.toContain('SECRET');
  expect(await measureDifference(await readPreview(page, 'Front'), await readFixture('front.jpg'))).toBeLessThan(2);
});

test.describe('where neither workers nor the page have offscreen canvases', () => {
  test.beforeEach(async ({ page }) => {
    const withoutCanvas = 'Reflect.deleteProperty(self, "OffscreenCanvas");';
    await page.addInitScript(withoutCanvas);
    await page.route(/worker.*\.js/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${withoutCanvas}\n${await response.text()}` });
    });
    await page.goto('/front');
  });

  // A worker started ahead of time may still be loading when a test ends.
  test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

  test('a HEIC photo is drawn in the page', { tag: '@long' }, async ({ page }) => {
    await chooseImage(page, 'Front', 'front.heic');
    expect(await measureDifference(await readPreview(page, 'Front'), await readFixture('front.jpg'))).toBeLessThan(6);
  });

  test('a PDF is not called damaged: the browser cannot open it, and what to do instead is said', {
    tag: '@long',
  }, async ({ page }) => {
    const front = idGroup(page, 'Front');
    await front.locator('input[type=file]').setInputFiles(await fixturePath('scan.pdf'));
    await expect(front.getByRole('status')).toContainText('This browser cannot open PDF files.');
  });

  test('a license is read', { tag: '@long' }, async ({ page }) => {
    await showStep(page, 'back');
    await idGroup(page, 'Back')
      .locator('input[type=file]')
      .setInputFiles(await makeLicensePhoto());
    await expect(page.getByText('Your ID was read', { exact: false })).toBeVisible();
  });
});
