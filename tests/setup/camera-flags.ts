import { type BrowserContext, type BrowserType, expect, type LaunchOptions, type Page } from '@playwright/test';
import { type CameraVideoName, cameraVideoPath } from '../fixtures/camera-video';
import { fixturePath } from '../fixtures/make-images';
import { idGroup } from './id-images';

const FAKE_CAMERA_FLAG = /^--use-fake-(ui|device)-for-media-stream/;

type Browsers = { playwright: { chromium: BrowserType }; launchOptions: LaunchOptions };

/**
 * Opens the test's page in a separate browser, with different flags for its fake camera. For `test.extend({ context: …
 * })`: launchOptions would start another worker with its own portals.
 */
export const withCamera =
  (findFlags: () => Promise<readonly string[]> | readonly string[]) =>
  async ({ playwright, launchOptions }: Browsers, use: (context: BrowserContext) => Promise<void>) => {
    const others = launchOptions.args?.filter((flag) => !FAKE_CAMERA_FLAG.test(flag)) ?? [];
    const browser = await playwright.chromium.launch({ ...launchOptions, args: [...others, ...(await findFlags())] });
    await use(await browser.newContext());
    await browser.close();
  };

/** The same, with a fake camera that plays one of the generated videos. */
export const withCameraVideo = (name: CameraVideoName) =>
  withCamera(async () => [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${await cameraVideoPath(name)}`,
  ]);

/** Leaves the camera screen through Choose file, and expects the photo to be ready. */
export async function finishByFile(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Front of your ID' });
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose file' }).click();
  await (await chooser).setFiles(await fixturePath('small.jpg'));
  await expect(idGroup(page, 'Front').getByRole('img')).toHaveJSProperty('naturalWidth', 640);
}

/** Expects the camera screen to say `title`, then finishes the front with the phone's camera app, then with a file. */
export async function finishWithoutCamera(page: Page, title: string): Promise<void> {
  const front = idGroup(page, 'Front');
  const dialog = page.getByRole('dialog', { name: 'Front of your ID' });
  await page.goto('/front');
  await front.getByRole('button', { name: 'Take photo' }).click();
  await expect(dialog.getByText(title).last()).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Try again' })).toBeVisible();

  const phoneApp = dialog.getByRole('button', { name: 'Use phone camera app' });
  await expect(phoneApp).toBeFocused();
  const appChooser = page.waitForEvent('filechooser');
  await phoneApp.click();
  await (await appChooser).setFiles(await fixturePath('front.jpg'));
  await expect(front.getByText('Photo ready')).toBeVisible();

  await front.getByRole('button', { name: 'Retake' }).click();
  await finishByFile(page);
}
