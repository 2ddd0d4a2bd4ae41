import type { Page } from '@playwright/test';
import { BACK_SVG, FRONT_SVG } from '../../fixtures/card-drawing';
import { photographPageWithoutZone } from '../../fixtures/mrz/photograph-page';
import { OTHER_CARDS } from '../../fixtures/other-cards';
import { makeScene } from '../../fixtures/quality-scenes';
import { expectAccessible } from '../../setup/accessibility';
import { fillCustomer, makeTypedCustomer } from '../../setup/customer-form';
import { chooseImage, idGroup } from '../../setup/id-images';
import { showStep, submit } from '../../setup/journey';
import { expect, test } from '../fixtures';

const frameOf = (page: Page) => page.getByRole('region', { name: 'Photo to look at closely' });
const viewOf = (page: Page) => page.getByRole('dialog').getByRole('status').first();

/** Chooses a JPEG drawn for one test. */
async function choosePhoto(page: Page, side: 'Front' | 'Back', buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await idGroup(page, side).getByRole('button', { name: 'Choose file' }).click();
  await (await chooser).setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer });
  await idGroup(page, side).getByRole('button', { name: 'Remove' }).waitFor();
}

test.beforeEach(({ page }) => page.goto('/front'));

test('white, transparent or one-color pictures and an empty PDF page are not called ready', { tag: '@long' }, async ({
  page,
}) => {
  const front = idGroup(page, 'Front');
  for (const name of ['white.jpg', 'see-through.png', 'one-color.png', 'empty-page.pdf'] as const) {
    await test.step(name, async () => {
      await page.reload();
      await chooseImage(page, 'Front', name);
      await expect(front.getByText('There seems to be nothing in this picture.').first()).toBeVisible();
      await expect(front.getByText('Photo added')).toBeVisible();
      await expect(front.getByText('Photo ready')).toBeHidden();
      await front.getByRole('button', { name: 'Remove' }).click();
    });
  }
});

test('a picture that shows nothing is not called ready, and can be replaced by one that is', async ({ page }) => {
  const front = idGroup(page, 'Front');
  await chooseImage(page, 'Front', 'black.png');
  await expect(front.getByText('There seems to be nothing in this picture.').first()).toBeVisible();
  await expect(front.getByText('Photo added')).toBeVisible();
  await expect(front.getByText('Photo ready')).toBeHidden();
  await expectAccessible(page);
  await front.getByRole('button', { name: 'Remove' }).click();
  await chooseImage(page, 'Front', 'front.jpg');
  await expect(front.getByText('Photo ready')).toBeVisible();
});

test('a back with a barcode is noticed where the front is asked for', { tag: '@long' }, async ({ page }) => {
  await choosePhoto(page, 'Front', await makeScene({ svg: OTHER_CARDS[4] ?? BACK_SVG }));
  await expect(idGroup(page, 'Front').getByText('This looks like the back of an ID.').first()).toBeVisible();
});

test('a front is noticed by its portrait where the back is asked for', { tag: '@long' }, async ({ page }) => {
  const back = idGroup(page, 'Back');
  await showStep(page, 'back');
  await choosePhoto(page, 'Back', await makeScene({ svg: FRONT_SVG }));
  await expect(back.getByText('This looks like the side with your photo.').first()).toBeVisible();
  await expect(back.getByText('Photo ready')).toBeHidden();
});

test('a page of text is not called ready', async ({ page }) => {
  const front = idGroup(page, 'Front');
  await choosePhoto(page, 'Front', await photographPageWithoutZone('text', 3));
  await expect(front.getByText('There seems to be no ID in this picture.').first()).toBeVisible();
  await expect(front.getByText('Photo added')).toBeVisible();
  await expect(front.getByText('Photo ready')).toBeHidden();
});

test('a card instead of the passport that was chosen is noticed, until a card is chosen', { tag: '@long' }, async ({
  page,
}) => {
  const choose = async (name: string) => {
    await showStep(page, 'which-id');
    await page.getByRole('radio', { name }).check();
    await showStep(page, 'front');
  };
  const front = idGroup(page, 'Front');
  await choose('Passport');
  await choosePhoto(page, 'Front', await makeScene({ svg: OTHER_CARDS[4] ?? BACK_SVG }));
  await expect(front.getByText('This looks like a card, and you chose a passport.').first()).toBeVisible();
  await expect(front.getByText('Photo ready')).toBeHidden();
  await expectAccessible(page);
  await choose('ID card');
  await expect(front.getByText('This looks like the back of an ID.').first()).toBeVisible();
  await expect(front.getByText('This looks like a card')).toBeHidden();
});

test('a small document is cut out when the person takes the cut, and not before', { tag: '@long' }, async ({
  page,
}) => {
  const front = idGroup(page, 'Front');
  const preview = front.getByRole('img', { name: 'The front of your ID, as it will be sent' });
  await choosePhoto(page, 'Front', await makeScene({ widthPx: 2400, heightPx: 1800, cardShare: 0.32 }));
  const opener = front.getByRole('button', { name: 'Cut out the document' });
  await opener.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Cut out the document' });
  await expect(dialog.getByRole('img', { name: 'The document, cut out' })).toBeVisible();
  await expectAccessible(page);
  const widthBefore = await preview.evaluate((image: HTMLImageElement) => image.naturalWidth);
  await dialog.getByRole('button', { name: 'Keep the whole photo' }).press('Enter');
  await expect(preview).toHaveJSProperty('naturalWidth', widthBefore);
  await opener.press('Enter');
  await dialog.getByRole('button', { name: 'Use the cut-out' }).press('Enter');
  await expect(dialog).toBeHidden();
  await expect
    .poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth / Math.max(1, image.naturalHeight)))
    .toBeGreaterThan(1.4);
  expect(await preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeLessThan(widthBefore * 0.45);
});

test('a blurred and a dark photo are advised on, also after a reload, and are sent all the same', {
  tag: '@long',
}, async ({ page }) => {
  await fillCustomer(page, makeTypedCustomer());
  await chooseImage(page, 'Front', 'blurred.jpg');
  await expect(idGroup(page, 'Front').getByRole('status')).toContainText('was added. This photo looks blurred.');
  await chooseImage(page, 'Back', 'dark.jpg');
  await expect(idGroup(page, 'Back').getByText('This photo looks dark.').first()).toBeVisible();
  await showStep(page, 'check');
  await expect(page.getByText('Can you read every word on your photos?')).toBeVisible();
  await expect(page.getByText('Both photos seem to show the same side.')).toBeHidden();
  await expectAccessible(page);
  await showStep(page, 'front');
  await page.reload();
  await expect(idGroup(page, 'Front').getByText('This photo looks blurred.').first()).toBeVisible();
  await submit(page);
  await expect(page.getByText('PENDING').first()).toBeVisible();
});

test('one photo on both sides is noticed, also when it was saved in another format, until it is replaced', {
  tag: '@long',
}, async ({ page }) => {
  await chooseImage(page, 'Front', 'front.jpg');
  await chooseImage(page, 'Back', 'front.webp');
  const note = page.getByText('Both photos seem to show the same side.');
  await showStep(page, 'check');
  await expect(note).toBeVisible();
  await expectAccessible(page);
  await showStep(page, 'back');
  await idGroup(page, 'Back').getByRole('button', { name: 'Remove' }).click();
  await chooseImage(page, 'Back', 'back.jpg');
  await showStep(page, 'check');
  await expect(page.getByText('Can you read every word on your photos?')).toBeVisible();
  await expect(note).toBeHidden();
});

test('by keyboard alone, a photo is looked at closely, turned for good, and left again', { tag: '@long' }, async ({
  page,
}) => {
  await chooseImage(page, 'Front', 'front.jpg');
  const preview = idGroup(page, 'Front').getByRole('img', { name: 'The front of your ID, as it will be sent' });
  await expect(preview).toHaveJSProperty('naturalWidth', 1600);
  const opener = idGroup(page, 'Front').getByRole('button', { name: 'Look closely' });
  await opener.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Front of your ID' })).toBeVisible();
  await expect(viewOf(page)).toHaveText('Zoom 100%, rotated 0 degrees.');
  await frameOf(page).press('+');
  await frameOf(page).press('+');
  await frameOf(page).press('ArrowRight');
  await frameOf(page).press('r');
  await expect(viewOf(page)).toHaveText('Zoom 225%, rotated 90 degrees.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save rotation' }).press('Enter');
  await expect(page.getByText('Saved. The photo will be sent this way up.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(opener).toBeFocused();
  await expect(preview).toHaveJSProperty('naturalWidth', 1200);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: 'dark' });

  test('two fingers zoom, two taps show the whole photo again, and Retake leads to a new one', {
    tag: '@long',
  }, async ({ page }) => {
    await chooseImage(page, 'Back', 'back.jpg');
    await idGroup(page, 'Back').getByRole('button', { name: 'Look closely' }).tap();
    await expect(viewOf(page)).toHaveText('Zoom 100%, rotated 0 degrees.');
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', distancePx?: number) =>
      client.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: distancePx ? [-1, 1].map((side, id) => ({ x: 195 + (side * distancePx) / 2, y: 350, id })) : [],
      });
    await touch('touchStart', 80);
    await touch('touchMove', 120);
    await touch('touchMove', 240);
    await touch('touchEnd');
    await expect(viewOf(page)).toHaveText('Zoom 300%, rotated 0 degrees.');
    await expectAccessible(page);
    // On a busy machine, two taps may be too far apart to count as a double tap.
    await expect(async () => {
      await page.touchscreen.tap(195, 350);
      await page.touchscreen.tap(195, 350);
      await expect(viewOf(page)).toHaveText('Zoom 100%, rotated 0 degrees.', { timeout: 500 });
    }).toPass();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('dialog').getByRole('button', { name: 'Retake' }).tap();
    await chooser;
    await expect(page.getByRole('dialog')).toBeHidden();
  });
});
