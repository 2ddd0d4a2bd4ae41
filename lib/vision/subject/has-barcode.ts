import { BLOCK_PX, type Blocks, measureBlocks } from '../barcode/measure-blocks';
import type { GrayImage } from '../gray/gray-image';

/** Share of a block's brightness, squared: black bars on white have three times as much or more, most print less. */
const BLOCK_CONTRAST_MIN = 0.2;
const MEAN_CONTRAST_MIN = 0.35;
/** Blocks of 12 pixels. The barcode of a card that takes up a third of the photo has about 100. */
const BLOCKS_MIN = 80;
/** How much more brightness changes along the rows of bars than across them, 0 to 1. Print and portraits stay below. */
const COHERENCE_MIN = 0.3;
/** Share of the rotated box around it: bars fill it, print doesn't. */
const FILL_MIN = 0.66;
/** Stacked barcodes on IDs are wider than they are high, and take up at least this share of the photo's length. */
const ASPECT_RANGE = [1.8, 10] as const;
const WIDTH_SHARE_MIN = 0.25;
/** Share left out at each end, where print or a card edge may be attached. */
const STRAY_SHARE = 0.03;

/** Grows one patch of high-contrast blocks and removes them from `isOpen`. */
function takePatch(isOpen: Uint8Array, columns: number, first: number): number[] {
  const patch = [first];
  isOpen[first] = 0;
  for (let next = 0; next < patch.length; next += 1) {
    const block = patch[next] ?? 0;
    const column = block % columns;
    const beside = [column > 0 ? block - 1 : -1, column < columns - 1 ? block + 1 : -1];
    for (const other of [...beside, block - columns, block + columns]) {
      if (!isOpen[other]) continue;
      isOpen[other] = 0;
      patch.push(other);
    }
  }
  return patch;
}

/** How far the places extend, in blocks, without the strays at both ends. */
function measureReach(places: number[]): number {
  places.sort((a, b) => a - b);
  const at = (share: number) => places[Math.floor((places.length - 1) * share)] ?? 0;
  return (at(1 - STRAY_SHARE) - at(STRAY_SHARE)) / (1 - 2 * STRAY_SHARE) + 1;
}

function isBarcode({ columns, xx, yy, xy }: Blocks, patch: readonly number[], longEdgePx: number): boolean {
  const sumOf = (values: Float32Array) => patch.reduce((sum, block) => sum + (values[block] ?? 0), 0);
  const [across, down, both] = [sumOf(xx), sumOf(yy), sumOf(xy)];
  const coherence = Math.hypot(across - down, 2 * both) / (across + down);
  const angle = Math.atan2(2 * both, across - down) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const placeOf = (block: number) => ({ x: block % columns, y: Math.floor(block / columns) });
  const width = measureReach(patch.map(placeOf).map(({ x, y }) => x * cos + y * sin));
  const height = measureReach(patch.map(placeOf).map(({ x, y }) => y * cos - x * sin));
  return (
    (across + down) / patch.length >= MEAN_CONTRAST_MIN &&
    coherence >= COHERENCE_MIN &&
    patch.length >= width * height * FILL_MIN &&
    width / height >= ASPECT_RANGE[0] &&
    width / height <= ASPECT_RANGE[1] &&
    width * BLOCK_PX >= longEdgePx * WIDTH_SHARE_MIN
  );
}

/**
 * Whether a stacked barcode, as on the back of a license, is clearly visible; it doesn't have to be sharp enough to
 * read.
 */
export function hasBarcode(image: GrayImage): boolean {
  const blocks = measureBlocks(image);
  const isOpen = Uint8Array.from(blocks.xx, (value, block) =>
    value + (blocks.yy[block] ?? 0) >= BLOCK_CONTRAST_MIN ? 1 : 0,
  );
  const longEdgePx = Math.max(image.widthPx, image.heightPx);
  for (let first = 0; first < isOpen.length; first += 1) {
    if (!isOpen[first]) continue;
    const patch = takePatch(isOpen, blocks.columns, first);
    if (patch.length >= BLOCKS_MIN && isBarcode(blocks, patch, longEdgePx)) return true;
  }
  return false;
}
