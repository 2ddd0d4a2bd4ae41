import type { Point } from './find-outline';

/** How a rectangle lies in space that is seen as four corners. */
export type Plane = {
  /** Its true width over its height. */
  aspect: number;
  /** Cosine of the angle between its sides: 0 for a rectangle. */
  skew: number;
  /** By how many degrees it is turned away from the camera at the picture's right, and at its bottom. */
  rightAwayDegrees: number;
  bottomAwayDegrees: number;
};

/**
 * Focal length over the picture's diagonal: 0.62 for computers' cameras (78° from corner to corner), 0.6 to 0.67 for the
 * main camera of phones (26 to 29 mm equivalent).
 */
export const FOCAL_SHARE = 0.64;

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);

/**
 * Reconstructs a rectangle from its picture. The farther and smaller it is, the less certain is the result.
 *
 * @param corners clockwise from its top left
 */
export function measurePlane(corners: readonly Point[], picture: { widthPx: number; heightPx: number }): Plane {
  const focalPx = FOCAL_SHARE * Math.hypot(picture.widthPx, picture.heightPx);
  const [a, b, c, d] = corners.map(({ x, y }) => ({
    x: (x - picture.widthPx / 2) / focalPx,
    y: (y - picture.heightPx / 2) / focalPx,
  })) as [Point, Point, Point, Point];
  const [x1, x2, sumX] = [b.x - c.x, d.x - c.x, a.x - b.x + c.x - d.x];
  const [y1, y2, sumY] = [b.y - c.y, d.y - c.y, a.y - b.y + c.y - d.y];
  const scale = x1 * y2 - x2 * y1;
  const [g, h] = [(sumX * y2 - x2 * sumY) / scale, (x1 * sumY - sumX * y1) / scale];
  const right = [b.x - a.x + g * b.x, b.y - a.y + g * b.y, g] as const;
  const down = [d.x - a.x + h * d.x, d.y - a.y + h * d.y, h] as const;
  const [width, height] = [Math.hypot(...right), Math.hypot(...down)];
  const normal = [
    right[1] * down[2] - right[2] * down[1],
    right[2] * down[0] - right[0] * down[2],
    right[0] * down[1] - right[1] * down[0],
  ] as const;
  const degreesOf = (side: number) => (Math.atan2(-side, normal[2]) * 180) / Math.PI;
  return {
    aspect: width / height,
    skew: dot(right, down) / (width * height),
    rightAwayDegrees: degreesOf(normal[0]),
    bottomAwayDegrees: degreesOf(normal[1]),
  };
}
