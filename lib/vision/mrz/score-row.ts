import type { GrayImage } from '../gray/gray-image';
import type { FittedRow } from './fit-row';
import { correlate, GLYPH_CELL, GLYPH_PITCH_UNITS, normalize } from './glyphs';

/** How each cell of a line looks like each of GLYPHS. */
export type ScoredRow = {
  row: FittedRow;
  /** Of the first cell: a few stand before the first character that was seen, and after the last. */
  firstIndex: number;
  cells: Float32Array[];
};

/** How a line's cells differ from upright ones: in units of the outlines, shares, and sidewise for each unit downward. */
type Shape = { downUnits: number; stretch: number; shear: number };

const MARGIN_CELLS = 4;
/** The mean height of capitals, digits and the filler. */
const GLYPH_HEIGHT_UNITS = 725;
/** Print that is upside down, or another one, looks less like a zone's. */
const LEAST_RATE = 0.65;
const SHIFTS_UNITS = [-45, 0, 45];

function sampleAt({ pixels, widthPx, heightPx }: GrayImage, x: number, y: number): number {
  const left = Math.max(0, Math.min(widthPx - 2, Math.floor(x)));
  const top = Math.max(0, Math.min(heightPx - 2, Math.floor(y)));
  const [fx, fy, at] = [Math.min(1, Math.max(0, x - left)), Math.min(1, Math.max(0, y - top)), top * widthPx + left];
  const upper = (pixels[at] ?? 0) * (1 - fx) + (pixels[at + 1] ?? 0) * fx;
  const lower = (pixels[at + widthPx] ?? 0) * (1 - fx) + (pixels[at + widthPx + 1] ?? 0) * fx;
  return upper * (1 - fy) + lower * fy;
}

/** The darkness of a cell's samples, each the mean of four places. */
function sampleCell(
  image: GrayImage,
  row: FittedRow,
  index: number,
  shape: Shape,
  shiftX = 0,
  shiftY = 0,
): Float32Array {
  const { columns, rows, unitsPerSample } = GLYPH_CELL;
  const middle = row.at(index);
  const [before, after] = [row.at(index - 0.5), row.at(index + 0.5)];
  const along = { x: (after.x - before.x) / GLYPH_PITCH_UNITS, y: (after.y - before.y) / GLYPH_PITCH_UNITS };
  const length = Math.hypot(along.x, along.y);
  const heightScale = (row.heightPx / GLYPH_HEIGHT_UNITS) * shape.stretch;
  const down = {
    x: (-along.y / length) * heightScale + shape.shear * along.x,
    y: (along.x / length) * heightScale + shape.shear * along.y,
  };
  const samples = new Float32Array(columns * rows);
  for (let r = 0, at = 0; r < rows; r += 1) {
    for (let c = 0; c < columns; c += 1, at += 1) {
      let sum = 0;
      for (let part = 0; part < 4; part += 1) {
        const u = (c - (columns - 1) / 2 + (part & 1 ? 0.25 : -0.25)) * unitsPerSample + shiftX;
        const v = (r - (rows - 1) / 2 + (part & 2 ? 0.25 : -0.25)) * unitsPerSample + shiftY + shape.downUnits;
        sum += sampleAt(image, middle.x + u * along.x + v * down.x, middle.y + u * along.y + v * down.y);
      }
      samples[at] = -sum;
    }
  }
  return normalize(samples);
}

const best = (scores: Float32Array) => scores.reduce((most, score) => Math.max(most, score), -1);

/** How well every third cell looks like any glyph. */
function rateShape(image: GrayImage, row: FittedRow, shape: Shape): number {
  let [sum, count] = [0, 0];
  for (let index = 1; index < row.count; index += 3, count += 1) {
    sum += best(correlate(sampleCell(image, row, index, shape)));
  }
  return sum / count;
}

/** Tries the values of one property after the other; undefined for what does not look like print of a zone. */
function findShape(image: GrayImage, row: FittedRow): Shape | undefined {
  let shape: Shape = { downUnits: 0, stretch: 1, shear: 0 };
  const improve = (shapes: readonly Shape[]) => {
    const rated = shapes.map((candidate) => ({ candidate, rate: rateShape(image, row, candidate) }));
    const top = rated.reduce((a, b) => (b.rate > a.rate ? b : a));
    shape = top.candidate;
    return top.rate;
  };
  for (let round = 0; round < 2; round += 1) {
    improve([0, -60, -30, 30, 60].map((step) => ({ ...shape, downUnits: shape.downUnits + step })));
    improve([0, -0.14, -0.07, 0.07, 0.14].map((step) => ({ ...shape, shear: shape.shear + step })));
    const rate = improve([1, 0.86, 0.93, 1.07, 1.14].map((factor) => ({ ...shape, stretch: shape.stretch * factor })));
    if (rate < LEAST_RATE) return undefined;
  }
  return shape;
}

/** Compares a line's cells, and a few beyond its ends, with every glyph, where they fit best; undefined when they are no characters of a zone. */
export function scoreRow(image: GrayImage, row: FittedRow): ScoredRow | undefined {
  const shape = findShape(image, row);
  if (!shape) return undefined;
  const cells = Array.from({ length: row.count + 2 * MARGIN_CELLS }, (_, at) => {
    const scores = SHIFTS_UNITS.flatMap((shiftX) =>
      SHIFTS_UNITS.map((shiftY) => correlate(sampleCell(image, row, at - MARGIN_CELLS, shape, shiftX, shiftY))),
    );
    return Float32Array.from(scores[0] ?? [], (_, glyph) => Math.max(...scores.map((score) => score[glyph] ?? -1)));
  });
  return { row, firstIndex: -MARGIN_CELLS, cells };
}
