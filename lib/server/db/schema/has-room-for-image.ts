import { logger } from '../../log';
import { processSingleton } from '../../process-singleton';
import type { Database } from './database';

/**
 * Tells whether another image may be accepted, and logs once when that changes: someone filling the disk must not fill
 * it with log lines too.
 */
export async function hasRoomForImage({ hasRoomForImages }: Database): Promise<boolean> {
  const noted = processSingleton('room-for-images', () => ({ hasRoom: true }));
  const hasRoom = await hasRoomForImages();
  if (noted.hasRoom && !hasRoom) logger.warn({}, 'the disk of DATA_DIR is almost full: no images are taken');
  if (!noted.hasRoom && hasRoom) logger.info({}, 'the disk of DATA_DIR has room again: images are taken');
  noted.hasRoom = hasRoom;
  return hasRoom;
}
