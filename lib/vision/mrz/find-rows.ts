import type { Blob } from './find-blobs';

/** Patches of ink that follow each other like the characters of one line, from left to right. */
export type Row = readonly Blob[];

/** Distance to the next character, in character heights: characters are about as far apart as they are high. */
const STEP_HEIGHTS = { least: 0.35, most: 1.9 };
/** Allows lines up to about 20 degrees from level, and characters that sit a little higher or lower. */
const MOST_SLOPE = 0.55;
/** The filler is shorter than a capital. */
const HEIGHT_RATIO = 1.8;

/** Blobs bucketed by squares of the picture, so that neighbors are found quickly. */
function makeGrid(blobs: readonly Blob[], edgePx: number) {
  const cells = new Map<number, Blob[]>();
  const key = (column: number, row: number) => row * 100_000 + column;
  for (const blob of blobs) {
    const at = key(Math.floor(blob.x / edgePx), Math.floor(blob.y / edgePx));
    const cell = cells.get(at);
    if (cell) cell.push(blob);
    else cells.set(at, [blob]);
  }
  return function* near(left: number, right: number, top: number, bottom: number): Generator<Blob> {
    for (let row = Math.floor(top / edgePx); row <= Math.floor(bottom / edgePx); row += 1) {
      for (let column = Math.floor(left / edgePx); column <= Math.floor(right / edgePx); column += 1) {
        yield* cells.get(key(column, row)) ?? [];
      }
    }
  };
}

function isAlike(a: Blob, b: Blob): boolean {
  const ratio = a.heightPx / b.heightPx;
  return ratio < HEIGHT_RATIO && ratio > 1 / HEIGHT_RATIO;
}

/** Joins each blob to the nearest one on its right that may be the next character of its line. */
export function findRows(blobs: readonly Blob[]): Row[] {
  const near = makeGrid(blobs, 64);
  const next = new Map<Blob, Blob>();
  const previous = new Map<Blob, { blob: Blob; distance: number }>();
  for (const blob of blobs) {
    if (blob.widthPx > 1.6 * blob.heightPx) continue;
    const [least, most] = [STEP_HEIGHTS.least * blob.heightPx, STEP_HEIGHTS.most * blob.heightPx];
    const rise = most * MOST_SLOPE;
    let best: { blob: Blob; distance: number } | undefined;
    for (const other of near(blob.x + least, blob.x + most, blob.y - rise, blob.y + rise)) {
      const [dx, dy] = [other.x - blob.x, Math.abs(other.y - blob.y)];
      if (dx < least || dx > most || dy > MOST_SLOPE * dx + 1 || !isAlike(blob, other)) continue;
      const distance = dx + 2 * dy;
      if (!best || distance < best.distance) best = { blob: other, distance };
    }
    const taken = best && previous.get(best.blob);
    if (!best || (taken && taken.distance <= best.distance)) continue;
    if (taken) next.delete(taken.blob);
    next.set(blob, best.blob);
    previous.set(best.blob, { blob, distance: best.distance });
  }
  return blobs
    .filter((blob) => !previous.has(blob))
    .map((first) => {
      const row = [first];
      for (let blob = next.get(first); blob; blob = next.get(blob)) row.push(blob);
      return row;
    });
}
