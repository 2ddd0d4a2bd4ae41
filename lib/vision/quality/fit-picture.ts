import { type GrayImage, shrinkGray, turnQuarter } from '../gray/gray-image';
import { sampleAt } from '../gray/sample-at';
import { smooth } from '../gray/smooth';

/**
 * Where a part of one picture is in another: a perspective, x = (a + bu + cv) / (1 + gu + hv) and y with d, e, f, in shares of
 * the picture from its middle.
 */
type Fit = readonly [a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number];

/** The middle of the picture that is looked for: inside the card, without what it lies on. */
const PART_SHARE = 0.5;

/** Where it is looked for first: in a smaller copy, with a few points, everywhere that a second shot may have it. */
const COARSE_FACTOR = 3;
const COARSE_POINTS = 16;
const SHIFTS = Array.from({ length: 9 }, (_, index) => (index - 4) * 0.03);
const SIZES = [0.76, 0.84, 0.92, 1, 1.09, 1.19, 1.3];
const TURNS = [-0.12, -0.06, 0, 0.06, 0.12];

/** Then the best places are refined, each number of the fit in turn, in smaller and smaller steps. */
const FINE_POINTS = 40;
const REFINED_FITS = 9;
const STEP_FIRST = 0.03;
const STEP_LAST = 0.002;
const STEP_SHRINKING = 1.8;
const ROUNDS_MAX = 6;
/** The step of each number, in those steps: shifts count for all points, perspective hardly for the middle. */
const STEP_SHARES = [0.6, 1, 1, 0.6, 1, 1, 2, 2];

const IN_PLACE: Fit = [0, 1, 0, 0, 0, 1, 0, 0];

type Points = { values: Float32Array; edge: number };

const makePoints = (edge: number): Points => ({ values: new Float32Array(edge * edge), edge });

/** Reads the points of a part of a picture. */
function readPoints(image: GrayImage, [a, b, c, d, e, f, g, h]: Fit, { values, edge }: Points): void {
  for (let row = 0, at = 0; row < edge; row += 1) {
    const v = ((row + 0.5) / edge - 0.5) * PART_SHARE;
    for (let column = 0; column < edge; column += 1, at += 1) {
      const u = ((column + 0.5) / edge - 0.5) * PART_SHARE;
      const depth = 1 + g * u + h * v;
      const x = (0.5 + (a + b * u + c * v) / depth) * image.widthPx - 0.5;
      const y = (0.5 + (d + e * u + f * v) / depth) * image.heightPx - 0.5;
      values[at] = sampleAt(image, x, y);
    }
  }
}

/**
 * The correlation of the steps from each point to the next, to the right and down: what is drawn counts, light and tone
 * don't. -1 to 1; 0 if one of them is uniform.
 */
function correlate({ values: one, edge }: Points, { values: other }: Points): number {
  let product = 0;
  let onesSquares = 0;
  let othersSquares = 0;
  for (let row = 0; row + 1 < edge; row += 1) {
    for (let at = row * edge; at < (row + 1) * edge - 1; at += 1) {
      const [value, otherValue] = [one[at] ?? 0, other[at] ?? 0];
      const [right, down] = [(one[at + 1] ?? 0) - value, (one[at + edge] ?? 0) - value];
      const [otherRight, otherDown] = [(other[at + 1] ?? 0) - otherValue, (other[at + edge] ?? 0) - otherValue];
      product += right * otherRight + down * otherDown;
      onesSquares += right * right + down * down;
      othersSquares += otherRight * otherRight + otherDown * otherDown;
    }
  }
  return onesSquares > 0 && othersSquares > 0 ? product / Math.sqrt(onesSquares * othersSquares) : 0;
}

type Judged = { fit: Fit; similarity: number };

/** Says how well each fit puts the middle of one picture onto the other. */
function makeJudge(one: GrayImage, other: GrayImage, edge: number): (fit: Fit) => Judged {
  const [points, otherPoints] = [makePoints(edge), makePoints(edge)];
  readPoints(one, IN_PLACE, points);
  return (fit) => {
    readPoints(other, fit, otherPoints);
    return { fit, similarity: correlate(points, otherPoints) };
  };
}

function listCoarseFits(): Fit[] {
  const placed = SHIFTS.flatMap((x) => SHIFTS.map((y) => [x, y] as const));
  const sized = SIZES.flatMap((size) => TURNS.map((turn) => [size, turn * size] as const));
  return placed.flatMap(([x, y]) => sized.map(([size, turn]): Fit => [x, size, -turn, y, turn, size, 0, 0]));
}

function refine(judge: (fit: Fit) => Judged, start: Fit): Judged {
  let best = judge(start);
  for (let step = STEP_FIRST; step > STEP_LAST; step /= STEP_SHRINKING) {
    for (let round = 0, isBetter = true; isBetter && round < ROUNDS_MAX; round += 1) {
      isBetter = false;
      for (const [place, share] of STEP_SHARES.entries()) {
        for (const by of [step * share, -step * share]) {
          const tried = judge(best.fit.map((value, index) => (index === place ? value + by : value)) as unknown as Fit);
          if (tried.similarity <= best.similarity) continue;
          best = tried;
          isBetter = true;
        }
      }
    }
  }
  return best;
}

/** As it is, by a quarter, a half and three quarters. */
function listTurns(image: GrayImage): GrayImage[] {
  const quarter = turnQuarter(image);
  const half = turnQuarter(quarter);
  return [image, quarter, half, turnQuarter(half)];
}

/** Averages of squares leave steps in fine print that depend on where the squares are. */
const withoutSteps = (image: GrayImage): GrayImage => ({ ...image, pixels: Uint8ClampedArray.from(smooth(image)) });

/**
 * How similar the middle of one picture is to what resembles it most in another: moved, larger or smaller, in
 * perspective, turned a little or by about a quarter, a half or three quarters. About 0.2 s.
 *
 * @param one about 100 pixels long and high, like `other`
 * @returns -1 to 1; 0 if one of them is uniform
 */
export function measureSimilarity(one: GrayImage, other: GrayImage): number {
  const [small, smoothed] = [shrinkGray(one, COARSE_FACTOR), withoutSteps(one)];
  const coarseFits = listCoarseFits();
  const likeliest = listTurns(other)
    .flatMap((turned) => {
      const judgeCoarsely = makeJudge(small, shrinkGray(turned, COARSE_FACTOR), COARSE_POINTS);
      const judge = makeJudge(smoothed, withoutSteps(turned), FINE_POINTS);
      return coarseFits.map((fit) => ({ ...judgeCoarsely(fit), judge }));
    })
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, REFINED_FITS);
  return Math.max(...likeliest.map(({ fit, judge }) => refine(judge, fit).similarity));
}
