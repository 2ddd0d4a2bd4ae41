import type { GrayImage } from '../gray/gray-image';
import { sampleAt } from '../gray/sample-at';

/** A point in a picture, or a vector in it, in pixels. */
export type Vector = { x: number; y: number };

/** A straightened line of characters, as the network sees it: capitals are about 16 high, and spaced as far apart. */
export type Strip = { columns: number; values: Float32Array };

export const STRIP_ROWS = 26;
/** From one character to the next, and the height of a capital. */
export const STRIP_PITCH = 16;

/** Half the width of the window that a column's brightness is compared with. */
const REACH_COLUMNS = 24;
/** In 8-bit steps: fainter differences are grain. */
const LEAST_DEVIATION = 3;

/** Evens out light and contrast along the strip; ink becomes positive. */
function normalize({ columns, values }: Strip): Strip {
  const [sums, squares] = [new Float64Array(columns + 1), new Float64Array(columns + 1)];
  for (let column = 0; column < columns; column += 1) {
    let [sum, square] = [0, 0];
    for (let at = column; at < values.length; at += columns) {
      const value = values[at] ?? 0;
      sum += value;
      square += value * value;
    }
    sums[column + 1] = (sums[column] ?? 0) + sum;
    squares[column + 1] = (squares[column] ?? 0) + square;
  }
  for (let column = 0; column < columns; column += 1) {
    const [from, to] = [Math.max(0, column - REACH_COLUMNS), Math.min(columns, column + REACH_COLUMNS + 1)];
    const count = (to - from) * STRIP_ROWS;
    const mean = ((sums[to] ?? 0) - (sums[from] ?? 0)) / count;
    const variance = ((squares[to] ?? 0) - (squares[from] ?? 0)) / count - mean * mean;
    const scale = 1 / Math.max(LEAST_DEVIATION, Math.sqrt(Math.max(0, variance)));
    for (let at = column; at < values.length; at += columns) values[at] = (mean - (values[at] ?? 0)) * scale;
  }
  return { columns, values };
}

/**
 * Straightens a line of a picture.
 *
 * @param middleAt the center of the line at a column, which may be a fraction
 * @param down the vector from one row of the strip to the next
 */
export function sampleStrip(
  image: GrayImage,
  columns: number,
  middleAt: (column: number) => Vector,
  down: Vector,
): Strip {
  const values = new Float32Array(columns * STRIP_ROWS);
  const [start, end] = [middleAt(0), middleAt(columns)];
  const alongPx = Math.hypot(end.x - start.x, end.y - start.y) / columns;
  const partsX = Math.max(1, Math.min(4, Math.round(alongPx)));
  const partsY = Math.max(1, Math.min(4, Math.round(Math.hypot(down.x, down.y))));
  const weight = 1 / (partsX * partsY);
  for (let column = 0; column < columns; column += 1) {
    for (let partX = 0; partX < partsX; partX += 1) {
      const middle = middleAt(column + (partX + 0.5) / partsX);
      for (let row = 0, at = column; row < STRIP_ROWS; row += 1, at += columns) {
        for (let partY = 0; partY < partsY; partY += 1) {
          const v = row + (partY + 0.5) / partsY - STRIP_ROWS / 2;
          values[at] = (values[at] ?? 0) + weight * sampleAt(image, middle.x + v * down.x, middle.y + v * down.y);
        }
      }
    }
  }
  return normalize({ columns, values });
}
