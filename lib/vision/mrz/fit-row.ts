import type { Blob } from './find-blobs';
import type { Row } from './find-rows';

/** Where a line's characters stand: the middle of the one at `index`, which may be any number, and how high they are. */
export type FittedRow = {
  count: number;
  heightPx: number;
  /** In pixels; `index` 0 is the first character that was seen. */
  at(index: number): { x: number; y: number };
};

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Solves a small system of equations by Gauss; NaN where it has no single answer. */
function solve(rows: number[][]): number[] {
  const size = rows.length;
  for (let at = 0; at < size; at += 1) {
    const pivot = rows.slice(at).reduce((a, b) => (Math.abs(b[at] ?? 0) > Math.abs(a[at] ?? 0) ? b : a));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(at, 0, pivot);
    for (const row of rows) {
      if (row === pivot) continue;
      const share = (row[at] ?? 0) / (pivot[at] ?? 0);
      for (let column = at; column <= size; column += 1)
        row[column] = (row[column] ?? 0) - share * (pivot[column] ?? 0);
    }
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 0));
}

/** The factors that make the sums of `terms` come closest to `values`. */
function leastSquares(terms: readonly number[][], values: readonly number[]): number[] {
  const size = terms[0]?.length ?? 0;
  const sums = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size + 1 }, (_, column) =>
      terms.reduce(
        (sum, term, at) => sum + (term[row] ?? 0) * (column < size ? (term[column] ?? 0) : (values[at] ?? 0)),
        0,
      ),
    ),
  );
  return solve(sums);
}

type Place = { blob: Blob; index: number };

/** Counts the characters from blob to blob, over gaps; the distance between them may change slowly. */
function countPlaces(row: Row): Place[] {
  const steps = row.slice(1).map((blob, at) => blob.x - (row[at]?.x ?? 0));
  const widthPx = median(row.map((blob) => blob.widthPx));
  let index = 0;
  const places: Place[] = [];
  row.forEach((blob, at) => {
    const around = median(steps.slice(Math.max(0, at - 7), at + 7));
    if (at > 0) index += (steps[at - 1] ?? 0) / around;
    const nearest = Math.round(index);
    // Two characters that run together have their middle between two places.
    if (blob.widthPx < 1.5 * widthPx && Math.abs(index - nearest) < 0.35) {
      index = nearest;
      places.push({ blob, index });
    }
  });
  return places;
}

/**
 * Fits equal steps, as perspective shows them, to the characters of a line.
 *
 * @returns undefined when they do not stand in equal steps
 */
export function fitRow(row: Row): FittedRow | undefined {
  let places = countPlaces(row);
  const scale = Math.max(1, row.length);
  for (let round = 0; ; round += 1) {
    if (places.length < 12) return undefined;
    const first = places[0]?.blob ?? { x: 0, y: 0 };
    const stepPx = ((places.at(-1)?.blob.x ?? 0) - first.x) / ((places.at(-1)?.index ?? 1) - (places[0]?.index ?? 0));
    const xs = places.map(({ blob }) => (blob.x - first.x) / stepPx / scale);
    // x = (a + b i) / (1 + c i) is how a camera sees equal steps.
    const [a = 0, b = 0, c = 0] = leastSquares(
      places.map(({ index }, at) => [1, index / scale, (-index / scale) * (xs[at] ?? 0)]),
      xs,
    );
    const [m = 0, k = 0] = leastSquares(
      xs.map((x) => [1, x]),
      places.map(({ blob }) => blob.y),
    );
    const at = (index: number) => {
      const x = (a + (b * index) / scale) / (1 + (c * index) / scale);
      return { x: x * stepPx * scale + first.x, y: m + k * x };
    };
    const kept = places.filter(({ blob, index }) => {
      const { x, y } = at(index);
      return Math.abs(x - blob.x) < 0.22 * stepPx && Math.abs(y - blob.y) < 0.2 * blob.heightPx;
    });
    if (![a, b, c, m, k].every(Number.isFinite)) return undefined;
    if (kept.length === places.length || round === 4) {
      if (kept.length < 0.6 * row.length) return undefined;
      const start = places[0]?.index ?? 0;
      return {
        count: (places.at(-1)?.index ?? 0) - start + 1,
        heightPx: median(kept.map(({ blob }) => blob.heightPx)),
        at: (index) => at(index + start),
      };
    }
    places = kept;
  }
}
