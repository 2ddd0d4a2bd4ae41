import type { GrayImage } from '../gray/gray-image';

export type Light = {
  /** Mean lightness, 0 to 255. */
  brightness: number;
  /** Percentage of the area that is white from a reflection, 0 to 100. */
  glarePercent: number;
};

export type Area = { left: number; top: number; right: number; bottom: number };

/**
 * Steps of 0 to 255. Where a lamp burns the picture out, pixels reach the top of the scale; paper under even light
 * stays below 240.
 */
const SATURATED_FROM = 250;
/**
 * Reflections are patches: a lone white pixel, or the inside of a letter, is not one. An ID-1 card has 40 × 25 of these
 * cells.
 */
const CELLS_ACROSS = 40;
const CELLS_DOWN = 25;
/** Share of a cell's pixels. */
const SATURATED_SHARE = 0.8;
/** If half the card is lighter than this, it is white itself, or overexposed: reflections don't stand out from it. */
const WHITE_CARD_FROM = 247;

/** Measures the light on an area: how bright it is, and how much of it a reflection hides. */
export function measureLight(image: GrayImage, area: Area): Light {
  const { widthPx, heightPx, pixels } = image;
  const left = Math.max(0, Math.round(area.left));
  const top = Math.max(0, Math.round(area.top));
  const width = Math.min(widthPx, Math.round(area.right)) - left;
  const height = Math.min(heightPx, Math.round(area.bottom)) - top;
  if (width <= 0 || height <= 0) return { brightness: 0, glarePercent: 0 };

  const counts = new Uint32Array(256);
  const saturated = new Uint16Array(CELLS_ACROSS * CELLS_DOWN);
  const total = new Uint16Array(CELLS_ACROSS * CELLS_DOWN);
  let sum = 0;
  for (let y = 0; y < height; y++) {
    const cellRow = Math.floor((y * CELLS_DOWN) / height) * CELLS_ACROSS;
    for (let x = 0; x < width; x++) {
      const value = pixels[(top + y) * widthPx + left + x] as number;
      const cell = cellRow + Math.floor((x * CELLS_ACROSS) / width);
      sum += value;
      counts[value] = (counts[value] as number) + 1;
      total[cell] = (total[cell] as number) + 1;
      if (value >= SATURATED_FROM) saturated[cell] = (saturated[cell] as number) + 1;
    }
  }
  const pixelCount = width * height;
  const glaring = saturated.filter((count, cell) => count > 0 && count >= (total[cell] as number) * SATURATED_SHARE);
  const isWhite = medianOf(counts, pixelCount) >= WHITE_CARD_FROM;
  return { brightness: sum / pixelCount, glarePercent: isWhite ? 0 : (100 * glaring.length) / saturated.length };
}

function medianOf(counts: Uint32Array, total: number): number {
  let seen = 0;
  for (let value = 0; value < counts.length; value++) {
    seen += counts[value] as number;
    if (seen * 2 >= total) return value;
  }
  return counts.length - 1;
}
