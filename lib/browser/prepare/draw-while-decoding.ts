import { LONG_EDGE_PX } from '@/lib/shared/limits';
import type { Canvas } from '../canvas/canvas';
import { drawUpright, fitLongEdge, type Size } from '../canvas/draw-upright';
import { findJpegHeader, withoutMetadata } from '../image-file/jpeg-header';
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

/**
 * Draws a large JPEG that the decoder itself shrinks: a 108-megapixel photo then needs no more memory than a small one.
 * The decoder gets the file without its EXIF, because browsers differ in whether this decoder rotates pictures.
 *
 * @throws if the browser has no ImageDecoder, or the file is not a JPEG, or not large enough for this to help
 */
export async function drawWhileDecoding({ bytes, format }: ImageSource): Promise<Canvas> {
  const header = format === 'jpeg' ? findJpegHeader(bytes) : undefined;
  if (!header) throw new Error('Not a JPEG with a size');
  const plan = planShrinking(header);
  if (!plan) throw new Error('Not large enough to shrink while decoding');
  const decoder = new ImageDecoder({
    data: withoutMetadata(bytes, header),
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
