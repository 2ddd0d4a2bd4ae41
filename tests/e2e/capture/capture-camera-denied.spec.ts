import { finishWithoutCamera, withCamera } from '../../setup/camera-flags';
import { test as base } from '../fixtures';

const FLAGS = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream=deny'];

const test = base.extend({ context: withCamera(() => FLAGS) });

test.use({ hasTouch: true });

test('a person who refuses the camera is told how to allow it, and finishes another way', { tag: '@long' }, async ({
  page,
}) => {
  await finishWithoutCamera(page, 'The camera is not allowed');
});
