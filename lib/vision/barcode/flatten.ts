import type { GrayImage } from '../gray/gray-image';

export type Point = { x: number; y: number };
/** Top left, top right, bottom right, bottom left. */
export type Corners = readonly [Point, Point, Point, Point];

/**
 * Coefficients that map the unit square to four corners: x = (ax + by + c) / (gx + hy + 1), and y likewise with d, e,
 * f.
 */
type Projection = { a: number; b: number; c: number; d: number; e: number; f: number; g: number; h: number };

/** Source: P. Heckbert, Fundamentals of Texture Mapping and Image Warping (1989), 2.2.2. */
function projectUnitSquare([p0, p1, p2, p3]: Corners): Projection {
  const [sx, sy] = [p0.x - p1.x + p2.x - p3.x, p0.y - p1.y + p2.y - p3.y];
  const [dx1, dy1, dx2, dy2] = [p1.x - p2.x, p1.y - p2.y, p3.x - p2.x, p3.y - p2.y];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  return {
    a: p1.x - p0.x + g * p1.x,
    b: p3.x - p0.x + h * p3.x,
    c: p0.x,
    d: p1.y - p0.y + g * p1.y,
    e: p3.y - p0.y + h * p3.y,
    f: p0.y,
    g,
    h,
  };
}

/** Finds where a point of the flattened picture, given as shares of its width and height, was in the photo. */
export function unflatten(corners: Corners, { x, y }: Point): Point {
  const { a, b, c, d, e, f, g, h } = projectUnitSquare(corners);
  const w = g * x + h * y + 1;
  return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
}

/**
 * Cuts the area between four corners out of a photo and flattens it. Between pixels it interpolates by distance;
 * outside the photo is white.
 */
export function flatten(image: GrayImage, corners: Corners, widthPx: number, heightPx: number): GrayImage {
  const { a, b, c, d, e, f, g, h } = projectUnitSquare(corners);
  const flat = new Uint8ClampedArray(widthPx * heightPx);
  const { pixels, widthPx: stride } = image;
  for (let row = 0, at = 0; row < heightPx; row += 1) {
    const v = (row + 0.5) / heightPx;
    for (let column = 0; column < widthPx; column += 1, at += 1) {
      const u = (column + 0.5) / widthPx;
      const w = 1 / (g * u + h * v + 1);
      const x = (a * u + b * v + c) * w;
      const y = (d * u + e * v + f) * w;
      const [left, top] = [x | 0, y | 0];
      let value = 255;
      if (x >= 0 && y >= 0 && left < stride - 1 && top < image.heightPx - 1) {
        const [fx, fy, from] = [x - left, y - top, top * stride + left];
        const upper = (pixels[from] ?? 0) * (1 - fx) + (pixels[from + 1] ?? 0) * fx;
        const lower = (pixels[from + stride] ?? 0) * (1 - fx) + (pixels[from + stride + 1] ?? 0) * fx;
        value = upper * (1 - fy) + lower * fy;
      }
      flat[at] = value;
    }
  }
  return { pixels: flat, widthPx, heightPx };
}
