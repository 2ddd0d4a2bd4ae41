import type { Rectangle } from './capture-region';
import type { Point } from './find-outline';

/** The smallest upright box around some points. */
export function boundsOf(corners: readonly Point[]): Rectangle {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { left, top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** A rectangle and as much around it as the picture includes, in whole pixels. */
export function keepAround({ left, top, width, height }: Rectangle, margin: number, picture: Rectangle): Rectangle {
  const from = {
    left: Math.floor(Math.max(picture.left, left - margin)),
    top: Math.floor(Math.max(picture.top, top - margin)),
  };
  const right = Math.min(picture.left + picture.width, left + width + margin);
  const bottom = Math.min(picture.top + picture.height, top + height + margin);
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
