import sharp from 'sharp';
import type { GrayImage } from '@/lib/vision/gray/gray-image';

/** As lib/browser/read-id loads photos for the reader of zones. */
const LONG_EDGE_PX = 2_400;

/** A photo upright and in gray, of the size that the reader of zones gets it in. @param photo its bytes, or its path */
export async function loadGray(photo: Buffer | string): Promise<GrayImage> {
  const { data, info } = await sharp(photo)
    .rotate()
    .flatten({ background: '#fff' })
    .resize(LONG_EDGE_PX, LONG_EDGE_PX, { fit: 'inside', withoutEnlargement: true })
    .grayscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: new Uint8ClampedArray(data), widthPx: info.width, heightPx: info.height };
}
