import type { GrayImage } from '../gray/gray-image';

/** Edge length of a block, in pixels of the shrunken picture: a few bars wide. */
export const BLOCK_PX = 12;

/** The structure tensor of each block: how strongly brightness changes in it, and in which direction. */
export type Blocks = {
  columns: number;
  rows: number;
  xx: Float32Array;
  yy: Float32Array;
  xy: Float32Array;
};

/** Keeps dark corners from counting as contrast. */
const DARKEST = 24;

/**
 * Measures contrast and its direction block by block, relative to the block's brightness, so that shadows don't matter.
 */
export function measureBlocks({ pixels, widthPx, heightPx }: GrayImage): Blocks {
  const columns = Math.floor((widthPx - 2) / BLOCK_PX);
  const rows = Math.floor((heightPx - 2) / BLOCK_PX);
  const [xx, yy, xy] = [0, 0, 0].map(() => new Float32Array(Math.max(0, columns * rows))) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  for (let row = 0, block = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1, block += 1) {
      let [sumXx, sumYy, sumXy, sum] = [0, 0, 0, 0];
      for (let y = 1 + row * BLOCK_PX; y <= (row + 1) * BLOCK_PX; y += 1) {
        let at = y * widthPx + 1 + column * BLOCK_PX;
        for (const end = at + BLOCK_PX; at < end; at += 1) {
          const dx = (pixels[at + 1] ?? 0) - (pixels[at - 1] ?? 0);
          const dy = (pixels[at + widthPx] ?? 0) - (pixels[at - widthPx] ?? 0);
          sumXx += dx * dx;
          sumYy += dy * dy;
          sumXy += dx * dy;
          sum += pixels[at] ?? 0;
        }
      }
      const count = BLOCK_PX * BLOCK_PX;
      const scale = 1 / (count * Math.max(DARKEST, sum / count) ** 2);
      xx[block] = sumXx * scale;
      yy[block] = sumYy * scale;
      xy[block] = sumXy * scale;
    }
  }
  return { columns, rows, xx, yy, xy };
}
