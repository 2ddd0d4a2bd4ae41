import { LONG_EDGE_PX } from '@/lib/shared/limits';
import type { Canvas } from '../canvas/canvas';
import { drawUpright, fitLongEdge, type Size } from '../canvas/draw-upright';
import { findJpegHeader, type JpegHeader, withoutMetadata } from '../image-file/jpeg-header';
import type { ImageSource } from './image-source';

/** JPEG decoders shrink by eighths at almost no cost, without ever holding the whole picture. */
const EIGHTHS = 8;

/** If the decoder's output is this close to LONG_EDGE_PX, and no longer, it is used as is. */
const NEAR_ENOUGH = 0.95;

/** What to ask the decoder for, and what to draw from it. */
type Plan = { decoded: Size; drawn: Size };

const shrinkBy = ({ widthPx, heightPx }: Size, eighths: number): Size => ({
  widthPx: Math.ceil((widthPx * eighths) / EIGHTHS),
  heightPx: Math.ceil((heightPx * eighths) / EIGHTHS),
});

/**
 * Plans how much the decoder shrinks. If its steps do not match the target size, it is asked for one step more than
 * needed: drawing that down to size is sharp, while a step just above it would blur.
 *
 * @returns undefined if the photo is not large enough for this to help
 */
export function planShrinking(stored: Size): Plan | undefined {
  const exactEighths = (EIGHTHS * LONG_EDGE_PX) / Math.max(stored.widthPx, stored.heightPx);
  const nearest = Math.floor(exactEighths);
  if (nearest >= EIGHTHS) return undefined;
  if (nearest / exactEighths >= NEAR_ENOUGH) {
    const size = shrinkBy(stored, nearest);
    return { decoded: size, drawn: size };
  }
  const eighths = nearest + 2;
  return eighths < EIGHTHS ? { decoded: shrinkBy(stored, eighths), drawn: fitLongEdge(stored) } : undefined;
}

const findPlan = (header: JpegHeader | undefined) => header && planShrinking(header);

const findHeader = ({ bytes, format }: ImageSource) => (format === 'jpeg' ? findJpegHeader(bytes) : undefined);

/** Whether the browser has ImageDecoder, and the file is a JPEG large enough for this to help. */
export const canDrawWhileDecoding = (source: ImageSource): boolean =>
  'ImageDecoder' in globalThis && findPlan(findHeader(source)) !== undefined;

/**
 * Draws a large JPEG that the decoder itself shrinks: a 108-megapixel photo then needs no more memory than a small one.
 * The decoder gets the file without its EXIF, because browsers differ in whether this decoder rotates pictures.
 *
 * @throws if canDrawWhileDecoding is false, and if the file does not decode
 */
export async function drawWhileDecoding(source: ImageSource): Promise<Canvas> {
  const header = findHeader(source);
  const plan = findPlan(header);
  if (!header || !plan) throw new Error('Not a JPEG large enough to shrink while decoding');
  const decoder = new ImageDecoder({
    data: withoutMetadata(source.bytes, header),
    type: 'image/jpeg',
    desiredWidth: plan.decoded.widthPx,
    desiredHeight: plan.decoded.heightPx,
  });
  try {
    const { image } = await decoder.decode();
    try {
      return drawUpright(image, plan.drawn, header.orientation);
    } finally {
      image.close();
    }
  } finally {
    decoder.close();
  }
}
