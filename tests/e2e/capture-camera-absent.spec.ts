import { finishWithoutCamera, withCameraFlags } from '../setup/camera-flags';
import { test } from './fixtures';

const FLAGS = ['--use-fake-device-for-media-stream=device-count=0', '--use-fake-ui-for-media-stream'];

test.use({
  hasTouch: true,
  launchOptions: [async ({ launchOptions }, use) => use(withCameraFlags(launchOptions, FLAGS)), { scope: 'worker' }],
});

test('a person without a camera is told so, and finishes another way', async ({ page }) => {
  await finishWithoutCamera(page, 'No camera was found');
});
