import type { Sharp } from 'sharp';
import type { GrayImage } from '@/lib/vision/gray/gray-image';

/** A picture in gray, as the code that looks at pictures takes it. */
export async function toGrayImage(picture: Sharp): Promise<GrayImage> {
  const { data, info } = await picture.grayscale().raw().toBuffer({ resolveWithObject: true });
  return { widthPx: info.width, heightPx: info.height, pixels: new Uint8ClampedArray(data) };
}
