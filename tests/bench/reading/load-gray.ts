import sharp from 'sharp';
import type { GrayImage } from '@/lib/vision/gray/gray-image';

/** As lib/browser loads photos. */
const LONG_EDGE_PX = 2_400;

/** A photo in gray, as the reader of zones gets it. */
export async function loadGray(jpeg: Buffer): Promise<GrayImage> {
  const { data, info } = await sharp(jpeg)
    .resize(LONG_EDGE_PX, LONG_EDGE_PX, { fit: 'inside' })
    .grayscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pixels: new Uint8ClampedArray(data), widthPx: info.width, heightPx: info.height };
}
