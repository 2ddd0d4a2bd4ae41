import { finishWithoutCamera, withCamera } from '../../setup/camera-flags';
import { test as base } from '../fixtures';

const FLAGS = ['--use-fake-device-for-media-stream=device-count=0', '--use-fake-ui-for-media-stream'];

const test = base.extend({ context: withCamera(() => FLAGS) });

test.use({ hasTouch: true });

test('a person without a camera is told so, and finishes another way', { tag: '@long' }, async ({ page }) => {
  await finishWithoutCamera(page, 'No camera was found');
});
