import type { GrayImage } from '../gray/gray-image';
import { fitCurve, type LineCurve, type Mark, straighten } from './line-curve';
import { ANSWER_COLUMNS, answerAlong, NONE } from './line-network';
import { STRIP_PITCH } from './sample-strip';

/** Places per character where the network answers. */
export const PLACES = STRIP_PITCH / ANSWER_COLUMNS.step;

/** A line read in steps of a quarter of a character. */
export type LineAnswers = { from: number; answers: Float32Array[] };

/** Reads a line starting at character `from`; the first answer is in the middle of that character's cell. */
export function lookAlong(image: GrayImage, curve: LineCurve, from: number, cells: number, shiftPx = 0): LineAnswers {
  const margin = ANSWER_COLUMNS.wide / 2 / STRIP_PITCH;
  const strip = straighten(image, curve, from - margin, cells + 2 * margin, shiftPx);
  return { from, answers: answerAlong(strip) };
}

/** How certain it is that a place is one specific character, 0 to 1: patterns look like several. */
export function rateAnswer(answer: Float32Array | undefined): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let glyph = 0; glyph < NONE; glyph += 1) most = Math.max(most, answer?.[glyph] ?? Number.NEGATIVE_INFINITY);
  return Math.exp(most);
}

/** What a place must exceed to extend a line, and what uneven steps cost. */
const LEAST_RATE = 0.42;
const UNEVEN_COST = 0.12;

type Path = { places: number[]; score: number };

/** The best run of characters about one step apart; places that look like none cost as much as certain ones gain. */
export function findPath(rates: ArrayLike<number>): Path {
  const [scores, before] = [new Float32Array(rates.length), new Int16Array(rates.length).fill(-1)];
  let best = -1;
  for (let at = 0; at < rates.length; at += 1) {
    let [most, from] = [0, -1];
    for (let step = PLACES - 1; step <= PLACES + 1 && step <= at; step += 1) {
      const score = (scores[at - step] ?? 0) - (step === PLACES ? 0 : UNEVEN_COST);
      if (score > most) [most, from] = [score, at - step];
    }
    scores[at] = most + (rates[at] ?? 0) - LEAST_RATE;
    before[at] = from;
    if (best < 0 || (scores[at] ?? 0) > (scores[best] ?? 0)) best = at;
  }
  const places: number[] = [];
  for (let at = best; at >= 0; at = before[at] ?? -1) places.unshift(at);
  return { places, score: scores[best] ?? 0 };
}

const AHEAD_CELLS = 6;
const MOST_ROUNDS = 9;
const SHIFTS = [-0.16, 0, 0.16];
/** How many places on either side help to tell whether the line is higher or lower. */
const REACH_PLACES = 2 * PLACES;

/** What comes after a gap in a line belongs to it only if it is long enough; otherwise it is specks or other print. */
const GAP_STEPS = { least: 3, most: 7 };
const LEAST_MARKS = 6;

/** The longest run of marks, plus those next to it that belong to the same line. */
function dropStray(marks: readonly Mark[]): Mark[] {
  const runs: Mark[][] = [];
  for (const mark of marks) {
    const run = runs.at(-1);
    if (run && mark.index - (run.at(-1)?.index ?? 0) < GAP_STEPS.least) run.push(mark);
    else runs.push([mark]);
  }
  const longest = runs.reduce<Mark[]>((a, b) => (b.length > a.length ? b : a), []);
  const isNear = (a: Mark[] | undefined, b: Mark[]) => (b[0]?.index ?? 0) - (a?.at(-1)?.index ?? 0) <= GAP_STEPS.most;
  const kept = [...longest];
  const middle = runs.indexOf(longest);
  for (const run of runs.slice(0, Math.max(0, middle)).reverse()) {
    if (run.length < LEAST_MARKS || !isNear(run, kept)) break;
    kept.unshift(...run);
  }
  for (const run of runs.slice(middle + 1)) {
    if (run.length < LEAST_MARKS || !isNear(kept, run)) break;
    kept.push(...run);
  }
  return kept;
}

/** Where the line's characters are, and how far each is above or below the curve. */
function findMarks(image: GrayImage, curve: LineCurve, from: number, cells: number): { marks: Mark[]; score: number } {
  const looks = SHIFTS.map((shift) => lookAlong(image, curve, from, cells, shift * curve.capitalPx));
  const rates = looks.map(({ answers }) => Float32Array.from(answers, rateAnswer));
  const [above, even, below] = rates as [Float32Array, Float32Array, Float32Array];
  const most = even.map((rate, at) => Math.max(rate, above[at] ?? 0, below[at] ?? 0));
  const { places, score } = findPath(most);
  const marks = places.flatMap((place, index) => {
    if ((most[place] ?? 0) < LEAST_RATE) return [];
    const sums = rates.map((rate) => {
      let sum = 0;
      for (const other of places) {
        const distance = Math.abs(other - place);
        if (distance <= REACH_PLACES) sum += (rate[other] ?? 0) ** 2;
      }
      return sum;
    });
    const [up = 0, middle = 0, down = 0] = sums;
    const bend = up - 2 * middle + down;
    const peak = bend < -1e-3 ? Math.max(-1, Math.min(1, (up - down) / 2 / bend)) : 0;
    const best = bend < -1e-3 ? peak : up > down + 0.2 ? -1 : down > up + 0.2 ? 1 : 0;
    const at = curve.at(from + place / PLACES);
    const [before, after] = [curve.at(from + place / PLACES - 1), curve.at(from + place / PLACES + 1)];
    const [dx, dy] = [after.x - before.x, after.y - before.y];
    const length = Math.hypot(dx, dy);
    const shiftPx = best * (SHIFTS[2] ?? 0) * curve.capitalPx;
    return [{ index, x: at.x - (shiftPx * dy) / length, y: at.y + (shiftPx * dx) / length }];
  });
  return { marks: dropStray(marks), score };
}

export type TrackedLine = { curve: LineCurve; score: number };

/**
 * Follows a line from its known characters to both of its ends.
 *
 * @returns undefined if it has hardly any characters of a zone
 */
export function trackLine(image: GrayImage, seed: LineCurve): TrackedLine | undefined {
  let tracked: TrackedLine = { curve: seed, score: -1 };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { curve } = tracked;
    const { marks, score } = findMarks(image, curve, -AHEAD_CELLS, curve.count + 2 * AHEAD_CELLS);
    const next = fitCurve(marks, curve);
    if (!next) return undefined;
    const hasGrown = next.count > curve.count + 1;
    tracked = { curve: next, score };
    if (!hasGrown && round > 0) return tracked;
  }
  return tracked;
}
