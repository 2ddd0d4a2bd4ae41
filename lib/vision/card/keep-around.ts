import type { Rectangle } from './capture-region';
import type { Point } from './find-outline';

/** The smallest upright box around some points. */
export function boundsOf(corners: readonly Point[]): Rectangle {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** A rectangle with this much more on each side. */
export const grow = ({ left, top, width, height }: Rectangle, by: number): Rectangle => ({
  left: left - by,
  top: top - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** As much of a rectangle as the picture includes, in whole pixels. */
export function keepWithin({ left, top, width, height }: Rectangle, picture: Rectangle): Rectangle {
  const from = { left: Math.floor(Math.max(picture.left, left)), top: Math.floor(Math.max(picture.top, top)) };
  const right = Math.min(picture.left + picture.width, left + width);
  const bottom = Math.min(picture.top + picture.height, top + height);
  return { ...from, width: Math.ceil(right - from.left), height: Math.ceil(bottom - from.top) };
}

/** The smallest rectangle around two. */
export function joinRectangles(a: Rectangle, b: Rectangle): Rectangle {
  const [left, top] = [Math.min(a.left, b.left), Math.min(a.top, b.top)];
  const right = Math.max(a.left + a.width, b.left + b.width);
  const bottom = Math.max(a.top + a.height, b.top + b.height);
  return { left, top, width: right - left, height: bottom - top };
}

/** How much a rectangle leaves on each side inside another one; negative where it goes beyond. */
export const gapsIn = (inner: Rectangle, outer: Rectangle) => ({
  left: inner.left - outer.left,
  top: inner.top - outer.top,
  right: outer.left + outer.width - inner.left - inner.width,
  bottom: outer.top + outer.height - inner.top - inner.height,
});
