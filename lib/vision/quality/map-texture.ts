import type { GrayImage } from '../gray/gray-image';

/** Two or three letters of a card that fills the photo, or one or two lines of a small one. */
export const CELL_PX = 8;

/** For each square of CELL_PX, how much brightness changes in the direction in which it changes the least. */
export type TextureMap = { columns: number; rows: number; strengths: Float32Array };

/**
 * Separates letters and faces, which have edges in all directions, from boards, tiles, folds and borders, which have
 * them in one: the smaller eigenvalue of each square's structure tensor.
 */
export function mapTexture({ widthPx, heightPx, pixels }: GrayImage): TextureMap {
  const columns = Math.floor((widthPx - 2) / CELL_PX);
  const rows = Math.floor((heightPx - 2) / CELL_PX);
  const strengths = new Float32Array(Math.max(0, columns) * Math.max(0, rows));
  for (let index = 0; index < strengths.length; index += 1) {
    const left = (index % columns) * CELL_PX + 1;
    const top = Math.floor(index / columns) * CELL_PX + 1;
    let [xx, yy, xy] = [0, 0, 0];
    for (let y = top; y < top + CELL_PX; y += 1) {
      for (let at = y * widthPx + left; at < y * widthPx + left + CELL_PX; at += 1) {
        const across = (pixels[at + 1] ?? 0) - (pixels[at - 1] ?? 0);
        const down = (pixels[at + widthPx] ?? 0) - (pixels[at - widthPx] ?? 0);
        xx += across * across;
        yy += down * down;
        xy += across * down;
      }
    }
    strengths[index] = ((xx + yy) / 2 - Math.hypot((xx - yy) / 2, xy)) / (CELL_PX * CELL_PX);
  }
  return { columns, rows, strengths };
}
