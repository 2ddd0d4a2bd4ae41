import { finishWithoutCamera, withCameraFlags } from '../setup/camera-flags';
import { test } from './fixtures';

const FLAGS = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny'];

test.use({
  hasTouch: true,
  launchOptions: [async ({ launchOptions }, use) => use(withCameraFlags(launchOptions, FLAGS)), { scope: 'worker' }],
});

test('a person who refuses the camera is told how to allow it, and finishes another way', async ({ page }) => {
  await finishWithoutCamera(page, 'The camera is not allowed');
});
