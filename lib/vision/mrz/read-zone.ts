import type { GrayImage } from '../gray/gray-image';
import { chooseCharacters } from './choose-characters';
import { findBlobs } from './find-blobs';
import { findInk } from './find-ink';
import { findRows } from './find-rows';
import { type FittedRow, fitRow } from './fit-row';
import { type ScoredRow, scoreRow } from './score-row';
import { turnHalf, turnQuarter, type View } from './turn';
import { ZONE_FORMATS, type ZoneFormat } from './zone-formats';

/** Lines are 6.35 mm apart, characters 2.54 mm; tilting the document away brings lines nearer. Source: ICAO 9303-3, 4. */
const LINE_STEP_PITCHES = { least: 1.6, most: 3.4 };
/** Of a line's characters this many may be missing at the ends, or added by what lies beside it. */
const MOST_MISSING = 4;
const MOST_ADDED = 3;

const best = (scores: Float32Array) => scores.reduce((most, score) => Math.max(most, score), -1);

/** The cells of a line of `length` characters: where they look most like characters. */
function findWindow({ cells, row }: ScoredRow, length: number): Float32Array[] | undefined {
  if (row.count < length - MOST_MISSING || row.count > length + MOST_ADDED) return undefined;
  const rates = cells.map(best);
  let [start, most] = [0, -1];
  for (let from = 0; from + length <= cells.length; from += 1) {
    const rate = rates.slice(from, from + length).reduce((sum, value) => sum + value, 0);
    if (rate > most) [start, most] = [from, rate];
  }
  return cells.slice(start, start + length);
}

/** Tells whether a line may be the next one of the same zone. */
function isNext(above: FittedRow, below: FittedRow): boolean {
  const [a, b] = [above.at(above.count / 2), below.at(below.count / 2)];
  const [start, end] = [above.at(0), above.at(above.count - 1)];
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const pitchPx = length / (above.count - 1);
  const [cos, sin] = [(end.x - start.x) / length, (end.y - start.y) / length];
  const down = (b.y - a.y) * cos - (b.x - a.x) * sin;
  const along = (b.x - a.x) * cos + (b.y - a.y) * sin;
  return (
    Math.abs(along) < MOST_MISSING * pitchPx &&
    down > LINE_STEP_PITCHES.least * pitchPx &&
    down < LINE_STEP_PITCHES.most * pitchPx
  );
}

/** Lines that lie one below the other like those of a zone. */
function findGroups(rows: readonly FittedRow[], size: number): FittedRow[][] {
  let groups = rows.map((row) => [row]);
  for (let count = 1; count < size; count += 1) {
    groups = groups.flatMap((group) => {
      const last = group.at(-1);
      return last ? rows.filter((row) => isNext(last, row)).map((row) => [...group, row]) : [];
    });
  }
  return groups;
}

function readUpright({ image, blobs }: View, hasTime: () => boolean): string[] | undefined {
  const rows = findRows(blobs).flatMap((row) => fitRow(row) ?? []);
  const scored = new Map<FittedRow, ScoredRow | undefined>();
  const score = (row: FittedRow) => {
    if (!scored.has(row)) scored.set(row, scoreRow(image, row));
    return scored.get(row);
  };
  const readGroup = (group: FittedRow[], format: ZoneFormat) => {
    const lines: Float32Array[][] = [];
    for (const row of group) {
      const scoredRow = score(row);
      const line = scoredRow && findWindow(scoredRow, format.kinds[0]?.length ?? 0);
      if (!line) return undefined;
      lines.push(line);
    }
    return chooseCharacters(lines, format);
  };
  for (const format of ZONE_FORMATS) {
    const length = format.kinds[0]?.length ?? 0;
    const candidates = rows.filter(({ count }) => count >= length - MOST_MISSING && count <= length + MOST_ADDED);
    for (const group of findGroups(candidates, format.kinds.length)) {
      if (!hasTime()) return undefined;
      const lines = readGroup(group, format);
      if (lines) return lines;
    }
  }
  return undefined;
}

/**
 * Looks for the machine-readable zone of a passport or a card (TD3, TD2, TD1) in a photo, at any quarter turn and about 15 degrees
 * around it, and reads it.
 *
 * @param image best with a long edge of about 2,400 pixels
 * @param hasTime asked between attempts
 * @returns its lines, of which all check digits are right; undefined when there is none, or none that can be read
 */
export function readZone(image: GrayImage, hasTime: () => boolean): string[] | undefined {
  const view = { image, blobs: findBlobs(findInk(image), image.widthPx, image.heightPx) };
  const turns = [() => view, () => turnHalf(view), () => turnQuarter(view), () => turnHalf(turnQuarter(view))];
  for (const turn of turns) {
    const lines = hasTime() ? readUpright(turn(), hasTime) : undefined;
    if (lines) return lines;
  }
  return undefined;
}
