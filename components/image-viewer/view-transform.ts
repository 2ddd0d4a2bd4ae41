/** A point or a distance in the frame, in CSS pixels; (0, 0) is the frame's center. */
export type Point = { xPx: number; yPx: number };

/** How an image is viewed. */
export type View = {
  /** 1 shows the whole image. */
  zoom: number;
  /** Position of the image's center. */
  center: Point;
  /** Clockwise, 0 to 3. */
  quarterTurns: number;
};

/** Size of the frame on the page, and of the image in it as stored. */
export type Sizes = { frameWidthPx: number; frameHeightPx: number; imageWidthPx: number; imageHeightPx: number };

/** Eight times the whole image: a card's small print in a 2,000 pixel photo is larger than life on a phone. */
export const ZOOM_MAX = 8;
export const ZOOM_STEP = 1.5;
/** The zoom of a double tap. */
const ZOOM_CLOSE = 2.5;

export const WHOLE_IMAGE: View = { zoom: 1, center: { xPx: 0, yPx: 0 }, quarterTurns: 0 };

const clamp = (value: number, limit: number) => Math.min(limit, Math.max(-limit, value));

function turnedSize({ imageWidthPx, imageHeightPx }: Sizes, quarterTurns: number) {
  const isLying = quarterTurns % 2 === 1;
  return isLying
    ? { widthPx: imageHeightPx, heightPx: imageWidthPx }
    : { widthPx: imageWidthPx, heightPx: imageHeightPx };
}

/** CSS pixels per pixel of the image. */
function findScale(view: View, sizes: Sizes): number {
  const { widthPx, heightPx } = turnedSize(sizes, view.quarterTurns);
  return view.zoom * Math.min(sizes.frameWidthPx / widthPx, sizes.frameHeightPx / heightPx);
}

/** The closest view with an allowed zoom and no empty border where the image could fill it. */
export function keepInFrame(view: View, sizes: Sizes): View {
  const inRange = { ...view, zoom: Math.min(ZOOM_MAX, Math.max(1, view.zoom)) };
  const scale = findScale(inRange, sizes);
  const { widthPx, heightPx } = turnedSize(sizes, view.quarterTurns);
  const xLimitPx = Math.max(0, (widthPx * scale - sizes.frameWidthPx) / 2);
  const yLimitPx = Math.max(0, (heightPx * scale - sizes.frameHeightPx) / 2);
  return { ...inRange, center: { xPx: clamp(view.center.xPx, xLimitPx), yPx: clamp(view.center.yPx, yLimitPx) } };
}

/** Moves the image, but never out of the frame. */
export function pan(view: View, by: Point, sizes: Sizes): View {
  return keepInFrame({ ...view, center: { xPx: view.center.xPx + by.xPx, yPx: view.center.yPx + by.yPx } }, sizes);
}

/** Zooms by a factor; the point at `fixed` stays put, as far as the frame allows. */
export function zoomAt(view: View, factor: number, fixed: Point, sizes: Sizes): View {
  const zoom = Math.min(ZOOM_MAX, Math.max(1, view.zoom * factor));
  const ratio = zoom / view.zoom;
  const center = {
    xPx: fixed.xPx - (fixed.xPx - view.center.xPx) * ratio,
    yPx: fixed.yPx - (fixed.yPx - view.center.yPx) * ratio,
  };
  return keepInFrame({ ...view, zoom, center }, sizes);
}

/** What a double tap does: zoom in on that point, or back to the whole image. */
export function toggleZoom(view: View, at: Point, sizes: Sizes): View {
  return view.zoom > 1 ? { ...WHOLE_IMAGE, quarterTurns: view.quarterTurns } : zoomAt(view, ZOOM_CLOSE, at, sizes);
}

/** A clockwise quarter turn around the middle of the frame. */
export function turn(view: View, sizes: Sizes): View {
  const center = { xPx: 0 - view.center.yPx, yPx: view.center.xPx };
  return keepInFrame({ ...view, center, quarterTurns: (view.quarterTurns + 1) % 4 }, sizes);
}

const middle = ([a, b]: readonly [Point, Point]): Point => ({ xPx: (a.xPx + b.xPx) / 2, yPx: (a.yPx + b.yPx) / 2 });
const distancePx = ([a, b]: readonly [Point, Point]) => Math.max(1, Math.hypot(a.xPx - b.xPx, a.yPx - b.yPx));

/** Follows two fingers that moved from one pair of points to another. */
export function pinch(view: View, from: readonly [Point, Point], to: readonly [Point, Point], sizes: Sizes): View {
  const start = middle(from);
  const end = middle(to);
  const moved = {
    ...view,
    center: { xPx: view.center.xPx + end.xPx - start.xPx, yPx: view.center.yPx + end.yPx - start.yPx },
  };
  return zoomAt(moved, distancePx(to) / distancePx(from), end, sizes);
}

/** The CSS transform for an image whose top left corner is the frame's center, rotated about its own center. */
export function toCssTransform(view: View, sizes: Sizes): string {
  const { xPx, yPx } = view.center;
  const move = `translate(${xPx}px, ${yPx}px) translate(-50%, -50%)`;
  return `${move} rotate(${view.quarterTurns * 90}deg) scale(${findScale(view, sizes)})`;
}
