import type { GrayImage } from '../gray/gray-image';
import type { LineCurve } from './line-curve';
import { findStep } from './line-curve';
import { NONE } from './line-network';
import { lookAlong, PLACES, rateAnswer } from './track-line';

/** How likely each of GLYPHS is in each cell of a line, as logarithms; `curve` starts at the first cell. */
export type ReadLine = { curve: LineCurve; cells: Float32Array[] };

/** Extra cells beyond the ends that were found. */
const MARGIN_CELLS = 3;
/**
 * Each cell is also read from slightly off its center; offsets in steps to the next character and in heights of
 * capitals.
 */
const LOOKS = [
  { along: 0, down: 0, height: 1 },
  { along: -0.1, down: 0.05, height: 1 },
  { along: 0.1, down: -0.05, height: 1 },
  { along: 0.05, down: 0, height: 1.07 },
  { along: -0.05, down: 0, height: 0.94 },
];

/** Maximum steps toward taller or shorter characters, or more lean. */
const MOST_STEPS = 3;

/** How clear a line's characters are: the mean logarithm of the likeliest ones. */
function rateClarity(image: GrayImage, curve: LineCurve): number {
  const { answers } = lookAlong(image, curve, 0, curve.count);
  let sum = 0;
  for (let cell = 0; cell < curve.count; cell += 1) {
    const answer = answers[cell * PLACES] ?? new Float32Array(1);
    let most = -8;
    for (let glyph = 0; glyph < NONE; glyph += 1) most = Math.max(most, answer[glyph] ?? -8);
    sum += most;
  }
  return sum / curve.count;
}

/** Finds the height and lean that make the characters clearest. */
function fitShape(image: GrayImage, curve: LineCurve): LineCurve {
  let best = { curve, clarity: rateClarity(image, curve) };
  /** Keeps going in the direction that helps. */
  const improve = (change: (curve: LineCurve, direction: 1 | -1) => LineCurve) => {
    for (const direction of [1, -1] as const) {
      const before = best.clarity;
      for (let step = 0; step < MOST_STEPS; step += 1) {
        const other = change(best.curve, direction);
        const clarity = rateClarity(image, other);
        if (clarity <= best.clarity) break;
        best = { curve: other, clarity };
      }
      if (best.clarity > before) return;
    }
  };
  improve((from, direction) => ({ ...from, lean: from.lean + 0.12 * direction }));
  improve((from, direction) => ({ ...from, capitalPx: from.capitalPx * (1 + 0.09 * direction) }));
  return best.curve;
}

/** Reads each cell of a line closely, and a few beyond its ends. */
export function readCells(image: GrayImage, found: LineCurve): ReadLine {
  const curve = fitShape(image, found);
  const count = curve.count + 2 * MARGIN_CELLS;
  const looks = LOOKS.map(
    ({ along, down, height }) =>
      lookAlong(
        image,
        { ...curve, capitalPx: curve.capitalPx * height },
        along - MARGIN_CELLS,
        count,
        down * curve.capitalPx,
      ).answers,
  );
  const cells = Array.from({ length: count }, (_, cell) => {
    const seen = looks.map((answers) => answers[cell * PLACES]);
    return Float32Array.from({ length: NONE + 1 }, (_, answer) => {
      const share = seen.reduce((sum, other) => sum + Math.exp(other?.[answer] ?? -20), 0) / seen.length;
      return Math.log(Math.max(1e-6, share));
    });
  });
  return { curve: { ...curve, count, at: (index) => curve.at(index - MARGIN_CELLS) }, cells };
}

/**
 * How certain it is that there are characters in `length` cells from each start, and where the first one is along the
 * line.
 */
function rateWindows({ curve, cells }: ReadLine, length: number, origin: LineCurve) {
  const step = findStep(origin);
  const square = step.x ** 2 + step.y ** 2;
  const zero = origin.at(0);
  const rates = cells.map(rateAnswer);
  return Array.from({ length: Math.max(0, cells.length - length + 1) }, (_, start) => {
    const { x, y } = curve.at(start);
    const along = ((x - zero.x) * step.x + (y - zero.y) * step.y) / square;
    return { start, along, rate: rates.slice(start, start + length).reduce((sum, rate) => sum + rate, 0) };
  });
}

/** The ends of a zone's lines are aligned below each other, within this many steps. */
const MOST_OFFSET = 1.2;

/** Cuts `length` cells out of each line, where they most certainly are characters and start below each other. */
export function alignLines(lines: readonly ReadLine[], length: number): Float32Array[][] | undefined {
  const origin = lines[0]?.curve;
  if (!origin) return undefined;
  const windows = lines.map((line) => rateWindows(line, length, origin));
  let best: { rate: number; starts: number[] } | undefined;
  for (const first of windows[0] ?? []) {
    let rate = first.rate;
    const starts = [first.start];
    for (const others of windows.slice(1)) {
      const near = others.filter(({ along }) => Math.abs(along - first.along) < MOST_OFFSET);
      const top = near.reduce<(typeof near)[number] | undefined>((a, b) => (a && a.rate >= b.rate ? a : b), undefined);
      if (!top) break;
      rate += top.rate;
      starts.push(top.start);
    }
    if (starts.length === lines.length && rate > (best?.rate ?? 0)) best = { rate, starts };
  }
  return best && lines.map(({ cells }, at) => cells.slice(best.starts[at] ?? 0, (best.starts[at] ?? 0) + length));
}
