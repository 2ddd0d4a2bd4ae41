import type { Page } from '@playwright/test';
import { finishByFile } from '../../setup/camera-flags';
import { listTrackStates, watchCamera } from '../../setup/camera-watch';
import { idGroup } from '../../setup/id-images';
import { expect, test } from '../fixtures';

const takePhoto = (page: Page) => idGroup(page, 'Front').getByRole('button', { name: 'Take photo' });
const button = (page: Page, name: string) =>
  page.getByRole('dialog', { name: 'Front of your ID' }).getByRole('button', { name });

test.beforeEach(async ({ page }) => {
  await watchCamera(page);
  await page.goto('/front');
});

test('a photo is captured, taken again, and used', async ({ page }) => {
  await takePhoto(page).click();
  await expect(button(page, 'Capture')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Use photo')).toBeFocused();
  await expect(page.getByRole('img', { name: 'The photo you just took' })).toBeVisible();

  await button(page, 'Retake').click();
  await button(page, 'Capture').click();
  await button(page, 'Use photo').click();

  // The test picture of the camera shows no ID.
  await expect(idGroup(page, 'Front').getByText('Photo added')).toBeVisible();
  await expect(idGroup(page, 'Front').getByRole('button', { name: 'Retake' })).toBeFocused();
  await expect.poll(() => listTrackStates(page)).not.toContain('live');
});

test('Retake opens the camera again for a photo that came from it', { tag: '@long' }, async ({ page }) => {
  await takePhoto(page).click();
  await button(page, 'Capture').click();
  await button(page, 'Use photo').click();
  await idGroup(page, 'Front').getByRole('button', { name: 'Retake' }).click();
  await expect(button(page, 'Capture')).toBeEnabled();
  await button(page, 'Cancel').click();
  // The test picture of the camera shows no ID.
  await expect(idGroup(page, 'Front').getByText('Photo added')).toBeVisible();
});

test('Cancel and the Escape key close the camera, stop it and give the focus back', async ({ page }) => {
  const ways = [
    ['Cancel', () => button(page, 'Cancel').click()],
    ['the Escape key', () => page.keyboard.press('Escape')],
  ] as const;
  for (const [way, leave] of ways) {
    await test.step(way, async () => {
      await takePhoto(page).click();
      await expect(button(page, 'Capture')).toBeEnabled();
      expect(await listTrackStates(page)).toContain('live');
      await leave();
      await expect(takePhoto(page)).toBeFocused();
      await expect.poll(() => listTrackStates(page)).not.toContain('live');
    });
  }
});

test('permission that comes after the camera was cancelled turns nothing on', { tag: '@long' }, async ({ page }) => {
  await page.evaluate(() => {
    const open = navigator.mediaDevices.getUserMedia;
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      await new Promise((resolve) => window.addEventListener('permission-given', resolve, { once: true }));
      return open(constraints);
    };
  });
  await takePhoto(page).click();
  await expect(page.getByText('If your browser asks, allow the camera.')).toBeVisible();
  await button(page, 'Cancel').click();
  await page.evaluate(() => window.dispatchEvent(new Event('permission-given')));
  await expect.poll(() => listTrackStates(page)).toEqual(['ended']);
});

test('the camera stops while the page is out of view, and starts again when it is back', { tag: '@long' }, async ({
  page,
}) => {
  const setVisibility = (state: 'hidden' | 'visible') =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await takePhoto(page).click();
  await expect(button(page, 'Capture')).toBeEnabled();
  await setVisibility('hidden');
  await expect.poll(() => listTrackStates(page)).toEqual(['ended']);
  await setVisibility('visible');
  await expect.poll(() => listTrackStates(page)).toEqual(['ended', 'live']);
  await expect(button(page, 'Capture')).toBeEnabled();
});

test('a camera that vanishes says so; Try again starts it, and a file does too', { tag: '@long' }, async ({ page }) => {
  const vanish = () =>
    page.evaluate(() =>
      (window as unknown as { openedTracks: MediaStreamTrack[] }).openedTracks
        .at(-1)
        ?.dispatchEvent(new Event('ended')),
    );
  await takePhoto(page).click();
  await expect(button(page, 'Capture')).toBeEnabled();
  await vanish();
  await expect(page.getByText('It was unplugged, or another app is using it.', { exact: false })).toBeVisible();
  await button(page, 'Try again').click();
  await expect(button(page, 'Capture')).toBeEnabled();
  await vanish();
  await finishByFile(page);
  await expect.poll(() => listTrackStates(page)).not.toContain('live');
});

const REFUSALS = [
  ['NotReadableError', 'The camera is busy', 'Close other apps and tabs that use the camera'],
  ['UnknownError', 'The camera did not start', 'Press Try again'],
] as const;

for (const [errorName, title, step] of REFUSALS) {
  test(`when opening the camera fails with ${errorName}, the page says "${title}" and what to do`, {
    tag: '@long',
  }, async ({ page }) => {
    await page.evaluate((name) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('refused', name));
    }, errorName);
    await takePhoto(page).click();
    await expect(page.getByText(title).last()).toBeVisible();
    await expect(page.getByText(step)).toBeVisible();
    await expect(button(page, 'Try again')).toBeVisible();
    await finishByFile(page);
  });
}

test('without https the page says why there is no camera, and offers no useless Try again', { tag: '@long' }, async ({
  page,
}) => {
  await page.evaluate(() => Object.defineProperty(window, 'isSecureContext', { value: false }));
  await takePhoto(page).click();
  await expect(page.getByText('The camera needs a secure connection').last()).toBeVisible();
  await expect(button(page, 'Try again')).toBeHidden();
  await expect(button(page, 'Choose file')).toBeFocused();
  await expect(button(page, 'Use phone camera app')).toBeHidden();
});

test('a camera that shows black, as after the screen of an iPhone was locked, is opened again, at most at Full HD', {
  tag: '@long',
}, async ({ page }) => {
  await page.evaluate(() => {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async () => {
      navigator.mediaDevices.getUserMedia = (asked) => {
        Reflect.set(window, 'askedNext', asked);
        return open(asked);
      };
      const canvas = document.createElement('canvas');
      canvas.width = 1280;
      canvas.height = 720;
      const context = canvas.getContext('2d');
      const paint = () => context?.fillRect(0, 0, 1280, 720);
      setInterval(paint, 50);
      return canvas.captureStream(20);
    };
  });
  await takePhoto(page).click();
  await button(page, 'Capture').click();
  await expect(page.getByText('The camera showed nothing.', { exact: false }).last()).toBeVisible();
  await button(page, 'Capture').click();
  await button(page, 'Use photo').click();
  await expect(idGroup(page, 'Front').getByText('Photo added')).toBeVisible();
  const asked = await page.evaluate(() => Reflect.get(window, 'askedNext') as MediaStreamConstraints);
  expect(asked.video).toMatchObject({ width: { ideal: 1920 }, height: { ideal: 1080 } });
});

test('where the browser does not focus a pressed button, as Safari, the focus still returns to it', {
  tag: '@long',
}, async ({ page }) => {
  await page.evaluate(() => {
    document.addEventListener('mousedown', (event) => event.preventDefault(), true);
  });
  await takePhoto(page).click();
  await button(page, 'Cancel').click();
  await expect(takePhoto(page)).toBeFocused();
});
