import sharp from 'sharp';
import type { GrayImage } from '@/lib/vision/gray/gray-image';
import { toGrayImage } from '../../setup/to-gray-image';

/** Same as lib/browser/read-id loads photos for the zone reader. */
const LONG_EDGE_PX = 2_400;

/** A photo, upright and in gray, at the size that the zone reader gets. @param photo its bytes, or its path */
export async function loadGray(photo: Buffer | string): Promise<GrayImage> {
  return toGrayImage(
    sharp(photo)
      .rotate()
      .flatten({ background: '#fff' })
      .resize(LONG_EDGE_PX, LONG_EDGE_PX, { fit: 'inside', withoutEnlargement: true }),
  );
}
