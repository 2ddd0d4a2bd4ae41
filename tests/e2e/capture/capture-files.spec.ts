import { truncate, writeFile } from 'node:fs/promises';
import { fixturePath, readFixture } from '../../fixtures/make-images';
import { dropFiles, dropPictureOfPage } from '../../setup/drop-files';
import { chooseImage, idGroup } from '../../setup/id-images';
import { signInAs } from '../../setup/staff-session';
import { expect, test } from '../fixtures';

test.beforeEach(({ page }) => page.goto('/front'));

test('a chosen photo is shown as it will be sent', async ({ page }) => {
  await chooseImage(page, 'Front', 'photo-12mp.jpg');
  const front = idGroup(page, 'Front');
  await expect(front.getByRole('img', { name: 'The front of your ID, as it will be sent' })).toHaveJSProperty(
    'naturalWidth',
    2016,
  );
  await expect(front.getByText('Photo ready')).toBeVisible();
  await expect(front.getByRole('status')).toHaveText('The front of your ID was added.');
});

test('a very large photo, one with transparent parts and one that is hard to make small are prepared', {
  tag: '@long',
}, async ({ page }) => {
  const front = idGroup(page, 'Front');
  await test.step('48 megapixels', async () => {
    await chooseImage(page, 'Front', 'photo-48mp.jpg');
    await expect(front.getByRole('img')).toHaveJSProperty('naturalHeight', 1512);
  });
  await front.getByRole('button', { name: 'Remove' }).click();
  await test.step('transparent parts', async () => {
    await chooseImage(page, 'Front', 'transparent.png');
    await expect(front.getByText('Photo ready')).toBeVisible();
  });
  await front.getByRole('button', { name: 'Remove' }).click();
  await test.step('no good quality makes it small enough: it is lowered in quality, not refused', async () => {
    await chooseImage(page, 'Front', 'noise.png');
    await expect(front.getByRole('img')).toBeVisible();
  });
});

test.describe('where both sides are on one page', () => {
  test.beforeEach(async ({ page, portal }) => {
    await signInAs(page, portal, 'entry');
    await page.goto('/staff/customers/new');
  });

  test('a photo dropped on a side goes to that side; two dropped together fill both', { tag: '@long' }, async ({
    page,
  }) => {
    const [front, back] = [idGroup(page, 'Front'), idGroup(page, 'Back')];
    await dropFiles(back.getByText('Drop a photo here, or paste one'), ['back.jpg']);
    await expect(back.getByText('Photo ready')).toBeVisible();
    await expect(front.getByRole('button', { name: 'Choose file' })).toBeVisible();
    await back.getByRole('button', { name: 'Remove' }).click();
    await dropFiles(front.getByText('Drop a photo here, or paste one'), ['front.jpg', 'back.jpg']);
    await expect(front.getByText('Photo ready')).toBeVisible();
    await expect(back.getByText('Photo ready')).toBeVisible();
  });

  test('while a file is dragged over the page, both sides show where to drop it; dropped beside them it changes nothing', {
    tag: '@long',
  }, async ({ page }) => {
    const dataTransfer = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['x'], 'x.jpg'));
      return transfer;
    });
    const heading = page.getByRole('heading', { level: 1 });
    await heading.dispatchEvent('dragenter', { dataTransfer });
    await expect(page.getByText('Drop the front of your ID here')).toBeVisible();
    await expect(page.getByText('Drop the back of your ID here')).toBeVisible();
    await heading.dispatchEvent('dragleave', { dataTransfer });
    await expect(page.getByText('Drop the front of your ID here')).toBeHidden();
    await dropFiles(page.getByRole('heading', { level: 1 }), ['front.jpg']);
    await expect(idGroup(page, 'Front').getByRole('status')).toHaveText(
      'Nothing was added. Drop the photo on the box for that side.',
    );
    await expect(page).toHaveURL('/staff/customers/new');
  });

  test('a picture dragged from another page is taken if its bytes come along; if not, that is said', {
    tag: '@long',
  }, async ({ page }) => {
    const [front, back] = [idGroup(page, 'Front'), idGroup(page, 'Back')];
    const zone = back.getByText('Drop a photo here, or paste one');
    await dropPictureOfPage(zone, 'https://pictures.example/licence.jpg');
    await expect(back.getByRole('status')).toHaveText(
      'This picture was dropped without its file. Save it to this device, then choose it here.',
    );
    await dropPictureOfPage(page.getByRole('heading', { level: 1 }), 'https://pictures.example/licence.jpg');
    await expect(front.getByRole('status')).toHaveText('Nothing was added. Drop the photo on the box for that side.');
    const base64 = (await readFixture('back.jpg')).toString('base64');
    await dropPictureOfPage(zone, `data:image/jpeg;base64,${base64}`);
    await expect(back.getByText('Photo ready')).toBeVisible();
    await expect(page).toHaveURL('/staff/customers/new');
  });

  test('a link of the page itself that slips out of place is ignored', { tag: '@long' }, async ({ page }) => {
    const front = idGroup(page, 'Front');
    const drop = page.evaluate(() => new Promise((resolve) => document.addEventListener('dragend', resolve)));
    await page.getByRole('link', { name: 'Customers' }).dragTo(front.getByText('Drop a photo here, or paste one'));
    await drop;
    await expect(front.getByRole('status')).toHaveText('');
    await dropPictureOfPage(page.getByRole('heading', { level: 1 }), 'https://pictures.example/licence.jpg');
    await expect(front.getByRole('status')).toContainText('Nothing was added.');
  });

  test.describe('with an image on the clipboard', () => {
    test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

    test.beforeEach(async ({ page }) => {
      const base64 = (await readFixture('transparent.png')).toString('base64');
      await page.evaluate(async (text) => {
        const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
      }, base64);
    });

    test('pasting fills the front, then the back, then says that both are full', { tag: '@long' }, async ({ page }) => {
      await page.keyboard.press('Control+V');
      await expect(idGroup(page, 'Front').getByText('Photo ready')).toBeVisible();
      await expect(idGroup(page, 'Back').getByRole('img')).toHaveCount(0);
      await page.keyboard.press('Control+V');
      await expect(idGroup(page, 'Back').getByRole('img')).toBeVisible();
      await page.keyboard.press('Control+V');
      await expect(idGroup(page, 'Front').getByRole('status')).toContainText('There is a photo already.');
    });

    test('pasting while the focus is in a side gives the image to that side', { tag: '@long' }, async ({ page }) => {
      await idGroup(page, 'Back').getByRole('button', { name: 'Choose file' }).focus();
      await page.keyboard.press('Control+V');
      await expect(idGroup(page, 'Back').getByRole('img')).toBeVisible();
      await expect(idGroup(page, 'Front').getByRole('img')).toHaveCount(0);
    });

    test('pasting text into a field types it, and no side takes it', { tag: '@long' }, async ({ page }) => {
      await page.evaluate(() => navigator.clipboard.writeText('Stratford'));
      await page.getByLabel('City').focus();
      await page.keyboard.press('Control+V');
      await expect(page.getByLabel('City')).toHaveValue('Stratford');
      await expect(idGroup(page, 'Front').getByRole('status')).toHaveText('');
    });
  });
});

const REFUSED_FILES = [
  ['empty.jpg', 'This file is empty.'],
  ['text-named.jpg', 'This file is not a photo.'],
  ['truncated.jpg', 'This photo is damaged or not complete.'],
  ['truncated.png', 'This photo is damaged or not complete.'],
  ['truncated.webp', 'This photo is damaged or not complete.'],
  ['front.tiff', 'This browser cannot open TIFF files.'],
] as const;

test('a file that is no whole photo is refused with a sentence, and another file can be chosen', async ({ page }) => {
  const front = idGroup(page, 'Front');
  for (const [name, sentence] of REFUSED_FILES) {
    await test.step(name, async () => {
      await front.locator('input[type=file]').setInputFiles(await fixturePath(name));
      await expect(front.getByRole('status')).toContainText(sentence);
      await expect(front.getByText(sentence).first()).toBeVisible();
      await chooseImage(page, 'Front', 'small.jpg');
      await expect(front.getByText(sentence)).toHaveCount(0);
      await front.getByRole('button', { name: 'Remove' }).click();
    });
  }
});

test('a file over 50 MB is refused before it is read', async ({ page }, testInfo) => {
  const front = idGroup(page, 'Front');
  const path = testInfo.outputPath('huge.jpg');
  await writeFile(path, '');
  await truncate(path, 50_000_001);
  await front.locator('input[type=file]').setInputFiles(path);
  await expect(front.getByRole('status')).toHaveText(
    'This file is larger than 50 MB. Choose a smaller file, or take a new photo.',
  );
});

test('a bad file in place of a good one keeps the good one', async ({ page }) => {
  await chooseImage(page, 'Front', 'front.jpg');
  const front = idGroup(page, 'Front');
  await front.locator('input[type=file]').setInputFiles(await fixturePath('truncated.jpg'));
  await expect(front.getByText('The photo you added before is still here.')).toBeVisible();
  await expect(front.getByRole('img')).toHaveJSProperty('naturalWidth', 1600);
});

test('preparing can be cancelled, and the focus stays with the side', { tag: '@long' }, async ({ page }) => {
  const front = idGroup(page, 'Front');
  // The worker's script never arrives, so the person has all the time they need to cancel.
  await page.route(/worker/, () => undefined);
  await front.getByRole('button', { name: 'Choose file' }).focus();
  await front.locator('input[type=file]').setInputFiles(await fixturePath('photo-48mp.jpg'));
  const cancel = front.getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(front.getByRole('status')).toHaveText('Cancelled. Nothing was changed for the front of your ID.');
  await expect(front.getByRole('button', { name: 'Take photo' })).toBeFocused();
});

test('by keyboard alone, a photo is added, replaced and removed, and the focus never gets lost', async ({ page }) => {
  const front = idGroup(page, 'Front');
  const choose = async (button: string) => {
    const chooser = page.waitForEvent('filechooser');
    await front.getByRole('button', { name: button }).focus();
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(await fixturePath('small.jpg'));
    await expect(front.getByRole('button', { name: 'Retake' })).toBeFocused();
  };
  await choose('Choose file');
  await choose('Retake');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(front.getByRole('status')).toHaveText('The front of your ID was removed.');
  await expect(front.getByRole('button', { name: 'Take photo' })).toBeFocused();
});

test('a file that was removed can be chosen again', { tag: '@long' }, async ({ page }) => {
  await chooseImage(page, 'Front', 'small.jpg');
  await idGroup(page, 'Front').getByRole('button', { name: 'Remove' }).click();
  await chooseImage(page, 'Front', 'small.jpg');
  await expect(idGroup(page, 'Front').getByText('Photo ready')).toBeVisible();
});
