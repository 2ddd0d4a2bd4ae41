import { LONG_EDGE_PX } from '@/lib/shared/limits';
import { type Canvas, makeWhiteCanvas } from './canvas';

export type Size = { widthPx: number; heightPx: number };

/** The most that a canvas holds on iOS: larger ones stay blank, without an error. */
const CANVAS_MAX_PIXELS = 16_777_216;

/**
 * The size that fits `longEdgePx`, LONG_EDGE_PX by default, and into a canvas of every browser; small images keep their
 * own.
 */
export function fitLongEdge({ widthPx, heightPx }: Size, longEdgePx = LONG_EDGE_PX): Size {
  const byPixels = Math.sqrt(CANVAS_MAX_PIXELS / (widthPx * heightPx));
  const scale = Math.min(1, longEdgePx / Math.max(widthPx, heightPx), byPixels);
  const shrink = (edgePx: number) =>
    Math.max(1, scale === byPixels ? Math.floor(edgePx * scale) : Math.round(edgePx * scale));
  return { widthPx: shrink(widthPx), heightPx: shrink(heightPx) };
}

/**
 * For each EXIF orientation, how the stored x and y axes map onto the upright canvas: a, b, c, d of the drawing matrix.
 */
const AXES: Record<number, readonly [number, number, number, number]> = {
  2: [-1, 0, 0, 1],
  3: [-1, 0, 0, -1],
  4: [1, 0, 0, -1],
  5: [0, 1, 1, 0],
  6: [0, 1, -1, 0],
  7: [0, -1, -1, 0],
  8: [0, -1, 1, 0],
};

/**
 * Draws an image on white, upright.
 *
 * @param image as stored, not rotated yet
 * @param size of the image as stored, on the canvas; for orientations 5 to 8 the canvas has width and height swapped
 * @param orientation as in EXIF, 1 to 8
 */
export function drawUpright(image: CanvasImageSource, { widthPx, heightPx }: Size, orientation: number): Canvas {
  const [a, b, c, d] = AXES[orientation] ?? [1, 0, 0, 1];
  const isLying = a === 0;
  const { canvas, context } = makeWhiteCanvas(isLying ? heightPx : widthPx, isLying ? widthPx : heightPx);
  const startX = a + c < 0 ? canvas.width : 0;
  const startY = b + d < 0 ? canvas.height : 0;
  context.setTransform(a, b, c, d, startX, startY);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, widthPx, heightPx);
  context.resetTransform();
  return canvas;
}
