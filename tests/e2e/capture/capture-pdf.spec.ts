import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { type FixtureName, fixturePath, readFixture } from '../../fixtures/make-images';
import { expectAccessible } from '../../setup/accessibility';
import { measureDifference } from '../../setup/compare-images';
import { chooseImage, idGroup, readPreview } from '../../setup/id-images';
import { expect, test } from '../fixtures';

test.beforeEach(({ page }) => page.goto('/front'));

const pickDialog = (page: Page) => page.getByRole('dialog', { name: 'Which page shows the front of your ID?' });

async function choosePdf(page: Page, name: FixtureName) {
  await idGroup(page, 'Front')
    .locator('input[type=file]')
    .setInputFiles(await fixturePath(name));
}

/** Points (1/72 inch) kept around the contents of a page; the card is 245 points wide and 184 high. */
const MARGIN_PT = 16;

/** Crops to just the card. @param leftPt how much of the page is kept to the left of the card, in points */
const expectCard = async (page: Page, leftPt: number, name: FixtureName) =>
  expectPicture(page, leftPt, await readFixture(name));

async function expectPicture(page: Page, leftPt: number, original: Buffer) {
  await idGroup(page, 'Front').getByRole('button', { name: 'Remove' }).waitFor();
  const preview = await readPreview(page, 'Front');
  const { width, height } = await sharp(preview).metadata();
  const unit = width / (leftPt + 245 + MARGIN_PT);
  const px = (points: number) => Math.round(points * unit);
  const box = { left: px(leftPt), top: height - px(MARGIN_PT + 184), width: px(245), height: px(184) };
  const card = await sharp(preview).extract(box).png().toBuffer();
  expect(await measureDifference(card, original)).toBeLessThan(6);
}

test('a PDF of one page goes straight through; the empty paper around the card is cut away', async ({ page }) => {
  await chooseImage(page, 'Front', 'scan.pdf');
  await expectCard(page, MARGIN_PT, 'front.jpg');
  await expect(idGroup(page, 'Front').getByRole('img')).toHaveJSProperty('naturalWidth', 2016);
});

test('a PDF that begins after what a printer is told is opened', { tag: '@long' }, async ({ page }) => {
  await chooseImage(page, 'Front', 'late-header.pdf');
  await expectCard(page, MARGIN_PT, 'front.jpg');
});

test('a black and white scan packed in JBIG2 shows what it holds', { tag: '@long' }, async ({ page }) => {
  await chooseImage(page, 'Front', 'jbig2.pdf');
  const blackAndWhite = await sharp(await readFixture('front.jpg'))
    .grayscale()
    .threshold(128)
    .png()
    .toBuffer();
  await expectPicture(page, MARGIN_PT, blackAndWhite);
});

test('a scan packed in JPEG 2000 shows what it holds', { tag: '@long' }, async ({ page }) => {
  await chooseImage(page, 'Front', 'jpeg-2000.pdf');
  await expectCard(page, MARGIN_PT, 'front.jpg');
});

test('where one page of several shows anything, it goes straight through', { tag: '@long' }, async ({ page }) => {
  await chooseImage(page, 'Front', 'one-full-page.pdf');
  await expectCard(page, MARGIN_PT, 'front.jpg');
});

test('empty pages are left out of the choice, and that is said; the others keep their numbers', {
  tag: '@long',
}, async ({ page }) => {
  await choosePdf(page, 'two-full-pages.pdf');
  const dialog = pickDialog(page);
  await expect(dialog.getByRole('button', { name: /^Page/ })).toHaveText(['Page 1', 'Page 3']);
  await expect(dialog).toContainText('Pages that are empty or damaged are not shown.');
  await dialog.getByRole('button', { name: 'Page 3' }).click();
  await expectCard(page, MARGIN_PT, 'back.jpg');
});

test('of three pages the person picks one', { tag: '@long' }, async ({ page }) => {
  await choosePdf(page, 'three-pages.pdf');
  const dialog = pickDialog(page);
  await expect(dialog.getByRole('button', { name: /^Page/ })).toHaveCount(3);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Page 2' }).click();
  await expect(dialog).toBeHidden();
  // The page's words, in a font not embedded in the file, start 108 points to the left of the card.
  await expectCard(page, MARGIN_PT + 108, 'back.jpg');
});

test('of many pages the first ten are shown, and that is said; Escape leaves everything as it was', {
  tag: '@long',
}, async ({ page }) => {
  await choosePdf(page, 'twelve-pages.pdf');
  const dialog = pickDialog(page);
  await expect(dialog.getByRole('button', { name: /^Page/ })).toHaveCount(10);
  await expect(dialog).toContainText('These are the first 10 of 12 pages.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(idGroup(page, 'Front').getByRole('status')).toContainText('Cancelled.');
  await expect(idGroup(page, 'Front').getByRole('button', { name: 'Take photo' })).toBeFocused();
});

/** No two neighbors with the same sentence, so each one has to be new. */
const REFUSED_FILES = [
  ['damaged.pdf', 'This PDF is damaged or not complete.'],
  ['locked.pdf', 'This PDF is locked with a password.'],
  ['no-pages.pdf', 'This PDF is damaged or not complete.'],
] as const;

test('a PDF that cannot be opened is refused with a sentence that says what to do', async ({ page }) => {
  for (const [name, sentence] of REFUSED_FILES) {
    await test.step(name, async () => {
      await choosePdf(page, name);
      await expect(idGroup(page, 'Front').getByRole('status')).toContainText(sentence);
      await expect(idGroup(page, 'Front').getByRole('button', { name: 'Choose file' })).toBeEnabled();
    });
  }
});

test('what opens PDF files is loaded for them alone, and opening one can be cancelled', { tag: '@long' }, async ({
  page,
}) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await chooseImage(page, 'Front', 'front.jpg');
  expect(requests.filter((url) => /pdf/.test(url))).toEqual([]);
  await page.route('**/vendor/pdfjs/**', () => undefined);
  const arrival = page.waitForRequest('**/vendor/pdfjs/**');
  await choosePdf(page, 'scan.pdf');
  await arrival;
  await idGroup(page, 'Front').getByRole('button', { name: 'Cancel' }).click();
  await expect(idGroup(page, 'Front').getByRole('status')).toContainText('Cancelled.');
});
