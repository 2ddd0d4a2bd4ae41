import type { GrayImage } from '../gray/gray-image';
import { STRIP_PITCH, type Strip, sampleStrip, type Vector } from './sample-strip';

/** Where the characters of a line are. */
export type LineCurve = {
  /** From the first to the last character seen. */
  count: number;
  /** From the bottom of a capital to its top; the lean, in pixels sideways for each pixel downward. */
  capitalPx: number;
  lean: number;
  /** The center of the character at `index`, which may be a fraction or beyond the ends. */
  at(index: number): Vector;
};

/** A character that was seen: the center of the one at `index`. */
export type Mark = Vector & { index: number };

/** Marks that are off by more than this share of a step are left out of the fit. */
const MOST_OFF = 0.3;

/** Solves a small system of equations by Gaussian elimination; NaN if it has no unique solution. */
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

/** The polynomial that best fits the values: its coefficients, highest power last. */
function fitPolynomial(places: readonly number[], values: readonly number[], degree: number): number[] {
  const rows = Array.from({ length: degree + 1 }, (_, row) =>
    Array.from({ length: degree + 2 }, (_, column) =>
      places.reduce(
        (sum, place, at) => sum + place ** row * (column <= degree ? place ** column : (values[at] ?? 0)),
        0,
      ),
    ),
  );
  return solve(rows);
}

const evaluate = (factors: readonly number[], place: number) =>
  factors.reduceRight((sum, factor) => sum * place + factor, 0);

/** A short line is straight; a long one may bend, and its steps change with the distance from the camera. */
const degreeFor = (count: number) => (count < 10 ? 1 : count < 24 ? 2 : 3);

/**
 * Fits a smooth curve through the characters of a line. Beyond its ends the curve continues straight.
 *
 * @returns undefined if they don't lie on one
 */
export function fitCurve(marks: readonly Mark[], shape: { capitalPx: number; lean: number }): LineCurve | undefined {
  const [start, end] = [marks[0]?.index ?? 0, marks.at(-1)?.index ?? 0];
  const scale = Math.max(1, (end - start) / 2);
  let kept = marks;
  for (let round = 0; round < 4; round += 1) {
    if (kept.length < 4) return undefined;
    const places = kept.map(({ index }) => (index - start) / scale - 1);
    const degree = degreeFor(kept.length);
    const xs = fitPolynomial(
      places,
      kept.map(({ x }) => x),
      degree,
    );
    const ys = fitPolynomial(
      places,
      kept.map(({ y }) => y),
      degree,
    );
    if (![...xs, ...ys].every(Number.isFinite)) return undefined;
    const inside = (place: number) => ({ x: evaluate(xs, place), y: evaluate(ys, place) });
    const at = (index: number) => {
      const place = index / scale - 1;
      const bound = Math.max(-1, Math.min(1, place));
      const here = inside(bound);
      if (place === bound) return here;
      const before = inside(bound * 0.9);
      const beyond = (place - bound) / (bound * 0.1);
      return { x: here.x + (here.x - before.x) * beyond, y: here.y + (here.y - before.y) * beyond };
    };
    const [first, last] = [at(0), at(end - start)];
    const stepPx = Math.hypot(last.x - first.x, last.y - first.y) / Math.max(1, end - start);
    const near = kept.filter(({ index, x, y }) => {
      const place = at(index - start);
      return Math.hypot(place.x - x, place.y - y) < MOST_OFF * stepPx;
    });
    if (near.length === kept.length || round === 3) {
      return near.length >= 0.6 * marks.length ? { ...shape, count: end - start + 1, at } : undefined;
    }
    kept = near;
  }
  return undefined;
}

/** The vector from one character to the next, in the middle of the line. */
export function findStep({ count, at }: LineCurve): Vector {
  const [first, last] = [at(0), at(Math.max(1, count - 1))];
  const steps = Math.max(1, count - 1);
  return { x: (last.x - first.x) / steps, y: (last.y - first.y) / steps };
}

/**
 * Straightens a piece of a line.
 *
 * @param from the index at the strip's left edge, which may be a fraction, and `cells` its length
 * @param shiftPx how far to move the line down first
 */
export function straighten(image: GrayImage, curve: LineCurve, from: number, cells: number, shiftPx = 0): Strip {
  const step = findStep(curve);
  const stepPx = Math.hypot(step.x, step.y);
  const [along, across] = [
    { x: step.x / stepPx, y: step.y / stepPx },
    { x: -step.y / stepPx, y: step.x / stepPx },
  ];
  const down = { x: across.x + curve.lean * along.x, y: across.y + curve.lean * along.y };
  const perRow = curve.capitalPx / STRIP_PITCH;
  const middleAt = (column: number) => {
    const { x, y } = curve.at(from + column / STRIP_PITCH);
    return { x: x + shiftPx * down.x, y: y + shiftPx * down.y };
  };
  return sampleStrip(image, Math.round(cells * STRIP_PITCH), middleAt, { x: down.x * perRow, y: down.y * perRow });
}
