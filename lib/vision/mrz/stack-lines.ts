import type { GrayImage } from '../gray/gray-image';
import { rateMiddle, type Seed } from './find-seeds';
import { findStep, type LineCurve } from './line-curve';
import { trackLine } from './track-line';

/**
 * Lines are 6.35 mm apart, characters 2.54 mm; tilting the document away brings the lines closer. Source: ICAO 9303-3,
 * 4.
 */
const LINE_STEPS = [1.7, 2, 2.25, 2.5, 2.75, 3.05, 3.4];
const LEAST_SCORE = 0.14;
/** A line shorter than this does not belong to a zone. */
const LEAST_COUNT = 16;
const MOST_LINES = 3;

/** The same curve, further down. */
function move(curve: LineCurve, downPx: number): LineCurve {
  const step = findStep(curve);
  const length = Math.hypot(step.x, step.y);
  const [dx, dy] = [(-step.y / length) * downPx, (step.x / length) * downPx];
  return {
    ...curve,
    at: (index) => {
      const { x, y } = curve.at(index);
      return { x: x + dx, y: y + dy };
    },
  };
}

/** The next line of the same zone. @param side 1 below, -1 above */
function findNext(image: GrayImage, curve: LineCurve, side: 1 | -1): LineCurve | undefined {
  const step = findStep(curve);
  const stepPx = Math.hypot(step.x, step.y);
  let best: Seed | undefined;
  for (const steps of LINE_STEPS) {
    const moved = move(curve, side * steps * stepPx);
    const score = rateMiddle(image, moved);
    if (score > (best?.score ?? LEAST_SCORE)) best = { curve: moved, score };
  }
  const tracked = best && trackLine(image, best.curve)?.curve;
  return tracked && tracked.count >= LEAST_COUNT ? tracked : undefined;
}

/** The lines of a zone, from top to bottom, given part of one of them. */
export function stackLines(image: GrayImage, seed: LineCurve, hasTime: () => boolean): LineCurve[] {
  const first = trackLine(image, seed)?.curve;
  if (!first || first.count < LEAST_COUNT) return [];
  const lines = [first];
  for (const side of [1, -1] as const) {
    while (lines.length < MOST_LINES && hasTime()) {
      const from = side === 1 ? lines.at(-1) : lines[0];
      const next = from && findNext(image, from, side);
      if (!next) break;
      if (side === 1) lines.push(next);
      else lines.unshift(next);
    }
  }
  return lines;
}
