import { type GrayImage, shrinkGray } from '../gray/gray-image';
import { BLOCK_PX, type Blocks, measureBlocks } from './measure-blocks';

/**
 * A rotated rectangle, in pixels of the whole picture. `angle` is the angle of its rows, in radians, clockwise on
 * screen.
 */
export type BarcodeArea = { centerX: number; centerY: number; widthPx: number; heightPx: number; angle: number };

/**
 * Long edges to search at: the small bars of a license that fills a third of the photo still stand out, and so do the
 * large bars of one that fills it all.
 */
const SEARCH_EDGES_PX = [1350, 500];
/** Share of the strongest blocks' contrast; print reaches a third of it, and nearly all bars have more. */
const LEAST_SHARE = 0.3;
/** A patch with fewer blocks is too small to be a license's barcode. */
const LEAST_BLOCKS = 12;
const MOST_AREAS = 3;
/** Share of its height: a license's barcode with the fewest columns and the tallest rows is nearly square. */
const LEAST_WIDTH_SHARE = 0.6;

const energyOf = ({ xx, yy }: Blocks, block: number) => (xx[block] ?? 0) + (yy[block] ?? 0);

/** High-contrast blocks, joined into patches across gaps of one block. */
function findPatches(blocks: Blocks): number[][] {
  const energies = Float32Array.from({ length: blocks.columns * blocks.rows }, (_, block) => energyOf(blocks, block));
  const strong = Float32Array.from(energies).sort()[Math.floor(energies.length * 0.985)] ?? 0;
  const isOpen = Uint8Array.from(energies, (energy) => (energy > strong * LEAST_SHARE ? 1 : 0));
  const patches: number[][] = [];
  for (let first = 0; first < isOpen.length; first += 1) {
    if (!isOpen[first]) continue;
    isOpen[first] = 0;
    const patch = [first];
    for (let next = 0; next < patch.length; next += 1) {
      const block = patch[next] ?? 0;
      const [column, row] = [block % blocks.columns, Math.floor(block / blocks.columns)];
      for (let dy = -1; dy <= 1; dy += 1) {
        for (let dx = -1; dx <= 1; dx += 1) {
          const [x, y] = [column + dx, row + dy];
          const other = y * blocks.columns + x;
          if (x < 0 || y < 0 || x >= blocks.columns || y >= blocks.rows || !isOpen[other]) continue;
          isOpen[other] = 0;
          patch.push(other);
        }
      }
    }
    if (patch.length >= LEAST_BLOCKS) patches.push(patch);
  }
  return patches;
}

/** Bars change brightness in only one direction: across them, along the rows. */
function measurePatch(blocks: Blocks, patch: readonly number[], factor: number) {
  let [xx, yy, xy] = [0, 0, 0];
  for (const block of patch) {
    xx += blocks.xx[block] ?? 0;
    yy += blocks.yy[block] ?? 0;
    xy += blocks.xy[block] ?? 0;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const coherence = Math.hypot(xx - yy, 2 * xy) / (xx + yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along: number[] = [];
  const across: number[] = [];
  for (const block of patch) {
    const x = ((block % blocks.columns) + 0.5) * BLOCK_PX + 1;
    const y = (Math.floor(block / blocks.columns) + 0.5) * BLOCK_PX + 1;
    along.push(x * cos + y * sin);
    across.push(y * cos - x * sin);
  }
  const [left, right, top, bottom] = [...findEnds(along), ...findEnds(across)] as [number, number, number, number];
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  const area: BarcodeArea = {
    centerX: (u * cos - v * sin) * factor,
    centerY: (u * sin + v * cos) * factor,
    widthPx: (right - left + BLOCK_PX) * factor,
    heightPx: (bottom - top + BLOCK_PX) * factor,
    angle,
  };
  return { area, score: (xx + yy) * coherence };
}

/** Ignores the outermost hundredth, where print or a card edge may be attached. */
function findEnds(positions: number[]): [number, number] {
  const sorted = positions.sort((a, b) => a - b);
  const skipped = Math.floor(sorted.length / 100);
  return [sorted[skipped] ?? 0, sorted[sorted.length - 1 - skipped] ?? 0];
}

function findAtSize(image: GrayImage, factor: number): BarcodeArea[] {
  const blocks = measureBlocks(shrinkGray(image, factor));
  return findPatches(blocks)
    .map((patch) => measurePatch(blocks, patch, factor))
    .filter(({ area }) => area.widthPx > LEAST_WIDTH_SHARE * area.heightPx)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_AREAS)
    .map(({ area }) => area);
}

/** Whether two areas are the same except for their edges. */
function isSame(one: BarcodeArea, other: BarcodeArea): boolean {
  const nearPx = Math.min(one.heightPx, other.heightPx) / 4;
  return (
    Math.hypot(one.centerX - other.centerX, one.centerY - other.centerY) < nearPx &&
    Math.abs(one.widthPx - other.widthPx) < nearPx &&
    Math.abs(one.heightPx - other.heightPx) < nearPx
  );
}

/**
 * Finds where a stacked barcode may be, the likeliest of each size first; returns none for a picture without contrast.
 */
export function findBarcodeAreas(image: GrayImage): BarcodeArea[] {
  const longPx = Math.max(image.widthPx, image.heightPx);
  const factors = new Set(SEARCH_EDGES_PX.map((edgePx) => Math.max(1, Math.round(longPx / edgePx))));
  const areas = [...factors].flatMap((factor) => findAtSize(image, factor));
  return areas.filter((area, index) => !areas.slice(0, index).some((other) => isSame(area, other)));
}
