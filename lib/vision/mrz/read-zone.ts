import { enlargeGray, type GrayImage, shrinkGray } from '../gray/gray-image';
import { chooseCharacters } from './choose-characters';
import { findInk } from './find-ink';
import { findSeeds, type Seed } from './find-seeds';
import type { JudgedZone } from './judge-zone';
import type { LineCurve } from './line-curve';
import { findStep } from './line-curve';
import { alignLines, type ReadLine, readCells } from './read-cells';
import { stackLines } from './stack-lines';
import { ZONE_FORMATS } from './zone-formats';

/** Up to this many of a line's characters may be missing at the ends, or added by something next to it. */
const MOST_MISSING = 4;
const MOST_ADDED = 6;
const MOST_STACKS = 5;
/** A smaller picture is enlarged, since its characters would be only a few pixels high. */
const LEAST_LONG_EDGE_PX = 1_400;

/** Where print is pale, ink is hardly darker than paper; where it is large, patterns vanish in half the size. */
const LOOKS = [
  { inkShare: 0.85, shrink: 1 },
  { inkShare: 0.94, shrink: 1 },
  { inkShare: 0.9, shrink: 2 },
] as const;

/** Enlarges a small picture two or three times. */
function enlarge(image: GrayImage): GrayImage {
  const factor = Math.min(3, Math.ceil(LEAST_LONG_EDGE_PX / Math.max(1, image.widthPx, image.heightPx)));
  return factor > 1 ? enlargeGray(image, factor) : image;
}

/** Tells whether the middle of a seed is on one of the lines. */
function isOn(lines: readonly LineCurve[], { curve }: Seed): boolean {
  const middle = curve.at(curve.count / 2);
  return lines.some((line) => {
    const step = findStep(line);
    const stepPx = Math.hypot(step.x, step.y);
    return Array.from({ length: line.count }, (_, index) => line.at(index)).some(
      ({ x, y }) => Math.hypot(x - middle.x, y - middle.y) < stepPx,
    );
  });
}

/** Reads lines that are below each other as any format they may have. */
function readStack(image: GrayImage, stack: readonly LineCurve[], hasTime: () => boolean): JudgedZone | undefined {
  const read = new Map<LineCurve, ReadLine>();
  const readOnce = (line: LineCurve) => {
    const known = read.get(line) ?? readCells(image, line);
    read.set(line, known);
    return known;
  };
  let best: JudgedZone | undefined;
  for (const format of ZONE_FORMATS) {
    const length = format.kinds[0]?.length ?? 0;
    for (let top = 0; top + format.kinds.length <= stack.length; top += 1) {
      const lines = stack.slice(top, top + format.kinds.length);
      if (lines.some(({ count }) => count < length - MOST_MISSING || count > length + MOST_ADDED)) continue;
      if (!hasTime()) return best;
      const cells = alignLines(lines.map(readOnce), length);
      const zone = cells && chooseCharacters(cells, format);
      if (zone && zone.rank > (best?.rank ?? Number.NEGATIVE_INFINITY)) best = zone;
    }
  }
  return best;
}

/** The result of a search: `found` says how far it got if nothing was read. */
export type ZoneSearch = { lines?: string[]; found: 'nothing' | 'lines' | 'zone' };

/**
 * Looks for the machine-readable zone of a passport, a visa or a card (TD3, TD2, TD1, MRV-A, MRV-B) in a photo, at any
 * quarter turn and about 20 degrees around it, and reads it.
 *
 * @param image best with a long edge of about 2,400 pixels
 * @param hasTime checked between attempts
 * @returns its lines; a check digit in them may be wrong, and an unclear character that no check digit confirms is a
 *   question mark. None when there is no zone, or none that can be read
 */
export function searchZone(photo: GrayImage, hasTime: () => boolean): ZoneSearch {
  const whole = enlarge(photo);
  let best: JudgedZone | undefined;
  let found: ZoneSearch['found'] = 'nothing';
  for (const { inkShare, shrink } of LOOKS) {
    if (!hasTime()) break;
    const image = shrinkGray(whole, shrink);
    const seen: LineCurve[] = [];
    for (const seed of findSeeds(image, findInk(image, inkShare), hasTime)) {
      if (!hasTime() || seen.length > 3 * MOST_STACKS) break;
      if (isOn(seen, seed)) continue;
      const stack = stackLines(image, seed.curve, hasTime);
      seen.push(...stack, seed.curve);
      if (stack.length > 1) found = 'lines';
      const zone = readStack(image, stack, hasTime);
      if (zone?.areAllRight) return { lines: zone.lines, found: 'zone' };
      if (zone && zone.rank > (best?.rank ?? Number.NEGATIVE_INFINITY)) best = zone;
    }
    if (best) break;
  }
  return best ? { lines: best.lines, found: 'zone' } : { found };
}

/** Reads the machine-readable zone in a photo, as searchZone finds it; undefined if nothing is read. */
export const readZone = (image: GrayImage, hasTime: () => boolean): string[] | undefined =>
  searchZone(image, hasTime).lines;
