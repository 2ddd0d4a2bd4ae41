import type { GrayImage } from '../gray/gray-image';
import { type Blob, findBlobs } from './find-blobs';
import { findRows, type Row } from './find-rows';
import { findStep, fitCurve, type LineCurve, type Mark } from './line-curve';
import { findPath, lookAlong, rateAnswer } from './track-line';

/** Part of a line that may belong to a zone, and how certain that is. */
export type Seed = { curve: LineCurve; score: number };

const LEAST_BLOBS = 6;
/** Maximum number of rows to examine, the longest and most even first. */
const MOST_ROWS = 40;
/** The longest stretch of a row that is examined to tell whether it belongs to a zone. */
const MOST_CELLS = 14;
/** Heights of capitals, in steps from one character to the next, for different perspectives and machines. */
const CAPITAL_STEPS = { usual: 0.97, others: [0.78, 1.19] };
/** The mean over the characters examined. */
const LEAST_SCORE = { first: -0.1, best: 0.18 };

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Numbers the characters from blob to blob, across gaps; the distance between them may change slowly. */
function countMarks(row: Row): Mark[] {
  const steps = row.slice(1).map((blob, at) => blob.x - (row[at]?.x ?? 0));
  const widthPx = median(row.map((blob) => blob.widthPx));
  let index = 0;
  const marks: Mark[] = [];
  row.forEach((blob, at) => {
    const around = median(steps.slice(Math.max(0, at - 7), at + 7));
    if (at > 0) index += (steps[at - 1] ?? 0) / around;
    const nearest = Math.round(index);
    // Two characters that run together have their center between two places.
    if (blob.widthPx < 1.5 * widthPx + 2 && Math.abs(index - nearest) < 0.35) {
      index = nearest;
      marks.push({ x: blob.x, y: blob.y, index });
    }
  });
  return marks;
}

/** How many of a row's characters are evenly spaced. */
function countEven(row: Row): number {
  const steps = row.slice(1).map((blob, at) => blob.x - (row[at]?.x ?? 0));
  const step = median(steps);
  return steps.filter((other) => Math.abs(other / step - Math.round(other / step)) < 0.14).length;
}

/** The same line from its other end: upside down. */
const turn = (curve: LineCurve): LineCurve => ({ ...curve, at: (index) => curve.at(curve.count - 1 - index) });

/** How certain it is that the characters in the middle of a line belong to a zone: about -0.5 to 0.5 per character. */
export function rateMiddle(image: GrayImage, curve: LineCurve): number {
  const length = Math.min(curve.count, MOST_CELLS);
  const { answers } = lookAlong(image, curve, Math.floor((curve.count - length) / 2) - 0.5, length);
  return findPath(Float32Array.from(answers, rateAnswer)).score / length;
}

/** Tries a row upright and upside down, then with other heights of capitals. */
function tryRow(image: GrayImage, row: LineCurve): Seed | undefined {
  const step = findStep(row);
  const stepPx = Math.hypot(step.x, step.y);
  const rate = (whole: LineCurve, steps: number): Seed => {
    const curve = { ...whole, capitalPx: stepPx * steps };
    return { curve, score: rateMiddle(image, curve) };
  };
  const isBetter = (a: Seed, b: Seed) => (b.score > a.score ? b : a);
  const first = [row, turn(row)].map((whole) => rate(whole, CAPITAL_STEPS.usual)).reduce(isBetter);
  if (first.score < LEAST_SCORE.first) return undefined;
  const best = CAPITAL_STEPS.others.map((steps) => rate(first.curve, steps)).reduce(isBetter, first);
  return best.score < LEAST_SCORE.best ? undefined : { ...best, score: best.score * Math.sqrt(row.count) };
}

const swap = (blob: Blob): Blob => ({ x: blob.y, y: blob.x, widthPx: blob.heightPx, heightPx: blob.widthPx });

/** Rows of blobs as curves, the most promising first. */
function findCurves(blobs: readonly Blob[]): LineCurve[] {
  const rated = [false, true].flatMap((isSideways) =>
    findRows(isSideways ? blobs.map(swap) : blobs)
      .filter((row) => row.length >= LEAST_BLOBS)
      .map((row) => ({ row, isSideways, even: countEven(row) - 0.35 * row.length })),
  );
  rated.sort((a, b) => b.even - a.even);
  return rated.slice(0, MOST_ROWS).flatMap(({ row, isSideways }) => {
    const marks = countMarks(row).map((mark) => (isSideways ? { ...mark, x: mark.y, y: mark.x } : mark));
    return fitCurve(marks, { capitalPx: 0, lean: 0 }) ?? [];
  });
}

/**
 * Finds parts of lines that look like a zone's, at any quarter turn and about 20 degrees around it; the most certain
 * first.
 */
export function findSeeds(image: GrayImage, ink: Uint8Array, hasTime: () => boolean): Seed[] {
  const curves = findCurves(findBlobs(ink, image.widthPx, image.heightPx));
  const seeds = curves.flatMap((curve) => (hasTime() ? (tryRow(image, curve) ?? []) : []));
  return seeds.sort((a, b) => b.score - a.score);
}
