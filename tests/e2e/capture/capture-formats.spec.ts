import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { type FixtureName, fixturePath, readFixture } from '../../fixtures/make-images';
import { measureDifference } from '../../setup/compare-images';
import { chooseImage, idGroup, readPreview } from '../../setup/id-images';
import { showStep } from '../../setup/journey';
import { expect, test } from '../fixtures';

test.beforeEach(({ page }) => page.goto('/front'));

// A worker started ahead of time may still be loading when a test ends.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

/** Each one shows the same picture as front.jpg. */
const TAKEN_FILES = [
  'front.bmp',
  'os2.bmp',
  'front.gif',
  'front.avif',
  'front.webp',
  'front.heic',
  '16-bit.png',
  'progressive.jpg',
] as const;

async function expectToShow(page: Page, name: FixtureName) {
  await chooseImage(page, 'Front', name);
  await expect(idGroup(page, 'Front').getByText('Photo ready')).toBeVisible();
  const difference = await measureDifference(await readPreview(page, 'Front'), await readFixture('front.jpg'));
  expect(difference, name).toBeLessThan(6);
}

test('whatever the browser or the portal can decode is prepared and shows what it held', { tag: '@long' }, async ({
  page,
}) => {
  for (const name of TAKEN_FILES) {
    await test.step(name, async () => {
      await expectToShow(page, name);
      await idGroup(page, 'Front').getByRole('button', { name: 'Remove' }).click();
    });
  }
});

test('a photo of 108 megapixels is prepared and shows what it held', { tag: '@long' }, ({ page }) =>
  expectToShow(page, 'photo-108mp.jpg'),
);

test('a CMYK photo keeps its colors', { tag: '@long' }, async ({ page }) => {
  await chooseImage(page, 'Front', 'cmyk.jpg');
  const colorOf = async (image: Buffer) => {
    const inRgb = await sharp(image).toColorspace('srgb').removeAlpha().png().toBuffer();
    return (await sharp(inRgb).stats()).channels;
  };
  const [shown, original] = [
    await colorOf(await readPreview(page, 'Front')),
    await colorOf(await readFixture('cmyk.jpg')),
  ];
  for (const [index, channel] of shown.entries()) {
    expect(Math.abs(channel.mean - (original[index]?.mean ?? 0)), `channel ${index}`).toBeLessThan(20);
  }
});

test('of an animation, the first picture is taken', { tag: '@long' }, async ({ page }) => {
  await chooseImage(page, 'Front', 'animated.gif');
  const preview = await readPreview(page, 'Front');
  const toFront = await measureDifference(preview, await readFixture('front.jpg'));
  const toBack = await measureDifference(preview, await readFixture('back.jpg'));
  expect(toFront).toBeLessThan(toBack / 2);
});

test('a large photo is turned upright, whatever orientation it tells of', { tag: '@long' }, async ({ page }) => {
  const front = idGroup(page, 'Front');
  for (const orientation of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const photo = await sharp(await readFixture('progressive.jpg'))
      .withMetadata({ orientation })
      .jpeg()
      .toBuffer();
    const file = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo };
    await front.locator('input[type=file]').setInputFiles(file);
    await front.getByRole('button', { name: 'Remove' }).waitFor();
    expect(await measureDifference(await readPreview(page, 'Front'), photo), `orientation ${orientation}`).toBeLessThan(
      2,
    );
    await front.getByRole('button', { name: 'Remove' }).click();
  }
});

/** The orientation that AVIF states in its own boxes is among them. */
const TURNED_FORMATS = ['webp', 'png', 'avif'] as const;

test('a photo in any other format is turned upright as well', { tag: '@long' }, async ({ page }) => {
  const front = idGroup(page, 'Front');
  const lying = await sharp(await readFixture('small.jpg'))
    .png()
    .toBuffer();
  for (const format of TURNED_FORMATS) {
    for (const orientation of [2, 3, 5, 6, 8]) {
      const photo = await sharp(lying).withMetadata({ orientation }).toFormat(format).toBuffer();
      const file = { name: `photo.${format}`, mimeType: `image/${format}`, buffer: photo };
      await front.locator('input[type=file]').setInputFiles(file);
      await front.getByRole('button', { name: 'Remove' }).waitFor();
      const difference = await measureDifference(await readPreview(page, 'Front'), photo);
      expect(difference, `${format}, orientation ${orientation}`).toBeLessThan(3);
      await front.getByRole('button', { name: 'Remove' }).click();
    }
  }
});

test('opening a HEIC photo can be cancelled', async ({ page }) => {
  const front = idGroup(page, 'Front');
  await page.route('**/vendor/**', () => undefined);
  await front.locator('input[type=file]').setInputFiles(await fixturePath('front.heic'));
  const cancel = front.getByRole('button', { name: 'Cancel' });
  await page.waitForRequest('**/vendor/**');
  await cancel.click();
  await expect(front.getByRole('status')).toHaveText('Cancelled. Nothing was changed for the front of your ID.');
});

test('what opens HEIC photos is loaded for them alone', async ({ page }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await chooseImage(page, 'Front', 'front.jpg');
  expect(requests.filter((url) => /heif|heic/.test(url))).toEqual([]);
});

test('WebAssembly is allowed to the workers that open HEIC photos and PDF files, and not to pages or to what they load', async ({
  request,
}) => {
  const policyOf = async (path: string) => (await request.get(path)).headers()['content-security-policy'] ?? '';
  for (const path of ['/workers/heic-worker.js', '/workers/pdf-worker.js']) {
    expect(await policyOf(path)).toContain("script-src 'self' 'wasm-unsafe-eval';");
  }
  for (const path of ['/', '/vendor/libheif/libheif.js', '/vendor/libheif/libheif.wasm', '/vendor/pdfjs/pdf.min.mjs']) {
    const policy = await policyOf(path);
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).not.toContain('wasm-unsafe-eval');
  }
});

test('libheif and pdf.js are served with their licenses', async ({ request }) => {
  expect(await (await request.get('/vendor/libheif/LICENSE')).text()).toContain('LESSER GENERAL PUBLIC LICENSE');
  expect(await (await request.get('/vendor/pdfjs/LICENSE')).text()).toContain('Apache License');
});

test('on a phone with little memory, a photo that would fill it is refused; a JPEG is shrunk while decoding', {
  tag: '@long',
}, async ({ page }) => {
  await page.route(/_next\/static\/.*worker.*\.js/, async (route) => {
    const response = await route.fetch();
    const littleMemory = "Object.defineProperty(navigator, 'deviceMemory', { value: 0.5 });";
    await route.fulfill({ response, body: littleMemory + (await response.text()) });
  });
  await chooseImage(page, 'Front', 'photo-48mp.jpg');
  await showStep(page, 'back');
  const back = idGroup(page, 'Back');
  const png = await sharp({ create: { width: 6000, height: 3000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const file = { name: 'photo.png', mimeType: 'image/png', buffer: png };
  await back.locator('input[type=file]').setInputFiles(file);
  await expect(back.getByRole('status')).toContainText('This photo has more pixels than this device can open.');
});

const REFUSED_FILES = [
  ['truncated.heic', 'This photo is damaged or not complete.'],
  ['undecodable.avif', 'This AVIF picture could not be opened.'],
  ['truncated.avif', 'This photo is damaged or not complete.'],
  ['front.jp2', 'This browser cannot open JPEG 2000 files.'],
  ['front.jxl', 'This browser cannot open JPEG XL files.'],
  ['pixels-200mp.png', 'This photo has more pixels than this device can open.'],
] as const;

test('a photo that cannot be opened is refused with a sentence that says what to do', { tag: '@long' }, async ({
  page,
}) => {
  const front = idGroup(page, 'Front');
  for (const [name, sentence] of REFUSED_FILES) {
    await test.step(name, async () => {
      await front.locator('input[type=file]').setInputFiles(await fixturePath(name));
      await expect(front.getByRole('status')).toContainText(sentence);
      await expect(front.getByRole('button', { name: 'Choose file' })).toBeEnabled();
    });
  }
});
