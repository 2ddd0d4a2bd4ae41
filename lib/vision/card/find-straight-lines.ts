import type { GrayImage } from '../gray/gray-image';

/**
 * The edges of an image, one pixel thin. `isEdge`: whether a pixel is one. `slopeX`, `slopeY`: how fast it gets lighter
 * to the right and downward, in four times the steps of 0 to 255. For each edge, `x`, `y`: from the image's middle;
 * `acrossX`, `acrossY`: across the edge, one pixel long.
 */
export type Edges = {
  widthPx: number;
  heightPx: number;
  isEdge: Uint8Array;
  slopeX: Int16Array;
  slopeY: Int16Array;
  x: Float32Array;
  y: Float32Array;
  acrossX: Float32Array;
  acrossY: Float32Array;
};

/** A line in any direction: the points whose distance from the image's middle along (`cos`, `sin`) is `offsetPx`. */
export type StraightLine = { cos: number; sin: number; offsetPx: number; count: number };

/** Four times the steps of 0 to 255: see MIN_EDGE_CONTRAST in `map-edges.ts`. Grain in a dim room has a third of it. */
const SLOPE_MIN = 36;
const ANGLE_STEP_DEGREES = 2;
const ANGLES = 180 / ANGLE_STEP_DEGREES;
/** The direction of a faint edge is off by up to this much, in steps. */
const ANGLE_SPREAD = 3;
/** Pixels: fingers leave this much of the short side of a card. */
const COUNT_MIN = 9;
/** In a picture full of edges, chance makes longer lines. */
const EDGES_PER_COUNT = 400;
/** More than a card, its header, its portrait, lines of print and a table have together. */
const LINE_COUNT_MAX = 56;
/** Of the edges that made it a line: the others belong to stronger lines. */
const LEFT_SHARE_MIN = 0.4;
/** A line is fitted to the edges this close to it that run its way. */
const FIT_PX = 2.2;
const FIT_COS = Math.cos((16 * Math.PI) / 180);

/** Finds the edges of an image, thinned: of several next to each other across an edge, the steepest one. */
export function findEdges({ widthPx, heightPx, pixels }: GrayImage): Edges {
  const size = widthPx * heightPx;
  const [slopeX, slopeY, isEdge] = [new Int16Array(size), new Int16Array(size), new Uint8Array(size)];
  const list = new Int32Array(size);
  let count = 0;
  for (let y = 1; y < heightPx - 1; y += 1) {
    for (let at = y * widthPx + 1; at < (y + 1) * widthPx - 1; at += 1) {
      const [a, b, c] = [
        pixels[at - widthPx - 1] as number,
        pixels[at - widthPx] as number,
        pixels[at - widthPx + 1] as number,
      ];
      const [d, f] = [pixels[at - 1] as number, pixels[at + 1] as number];
      const [g, h, i] = [
        pixels[at + widthPx - 1] as number,
        pixels[at + widthPx] as number,
        pixels[at + widthPx + 1] as number,
      ];
      slopeX[at] = c + 2 * f + i - a - 2 * d - g;
      slopeY[at] = g + 2 * h + i - a - 2 * b - c;
    }
  }
  for (let y = 2; y < heightPx - 2; y += 1) {
    for (let at = y * widthPx + 2; at < (y + 1) * widthPx - 2; at += 1) {
      const [x2, y2] = [Math.abs(slopeX[at] as number), Math.abs(slopeY[at] as number)];
      const steep = Math.max(x2, y2);
      if (steep < SLOPE_MIN) continue;
      const [slopes, step] = x2 >= y2 ? [slopeX, 1] : [slopeY, widthPx];
      if (Math.abs(slopes[at - step] as number) > steep || Math.abs(slopes[at + step] as number) >= steep) continue;
      isEdge[at] = 1;
      list[count] = at;
      count += 1;
    }
  }
  const [x, y] = [new Float32Array(count), new Float32Array(count)];
  const [acrossX, acrossY] = [new Float32Array(count), new Float32Array(count)];
  for (let index = 0; index < count; index += 1) {
    const at = list[index] as number;
    const row = (at / widthPx) | 0;
    x[index] = at - row * widthPx - widthPx / 2;
    y[index] = row - heightPx / 2;
    const [dx, dy] = [slopeX[at] as number, slopeY[at] as number];
    const length = Math.sqrt(dx * dx + dy * dy);
    acrossX[index] = dx / length;
    acrossY[index] = dy / length;
  }
  return { widthPx, heightPx, isEdge, slopeX, slopeY, x, y, acrossX, acrossY };
}

const ANGLE_LIST = Array.from({ length: ANGLES }, (_, index) => (index * ANGLE_STEP_DEGREES * Math.PI) / 180);
const [COS, SIN] = [Float64Array.from(ANGLE_LIST, Math.cos), Float64Array.from(ANGLE_LIST, Math.sin)];

/** The edges next to a line that run its way: which ones of all. */
function listNear({ cos, sin, offsetPx }: Omit<StraightLine, 'count'>, edges: Edges, isTaken: Uint8Array): number[] {
  const { x, y, acrossX, acrossY } = edges;
  const near: number[] = [];
  for (let index = 0; index < x.length; index += 1) {
    const beside = (x[index] as number) * cos + (y[index] as number) * sin - offsetPx;
    if (beside > FIT_PX || beside < -FIT_PX || isTaken[index] === 1) continue;
    const toward = (acrossX[index] as number) * cos + (acrossY[index] as number) * sin;
    if (toward >= FIT_COS || toward <= -FIT_COS) near.push(index);
  }
  return near;
}

/** Fits a line to edges near it. */
function fitLine(
  { cos, sin, offsetPx }: Omit<StraightLine, 'count'>,
  edges: Edges,
  near: readonly number[],
): StraightLine {
  let [along, off, alongAlong, alongOff] = [0, 0, 0, 0];
  for (const index of near) {
    const [dx, dy] = [edges.x[index] as number, edges.y[index] as number];
    const beside = dx * cos + dy * sin - offsetPx;
    const far = dy * cos - dx * sin;
    along += far;
    off += beside;
    alongAlong += far * far;
    alongOff += far * beside;
  }
  const count = near.length;
  const spread = count * alongAlong - along * along;
  const slope = spread > 0 ? (count * alongOff - along * off) / spread : 0;
  const length = Math.hypot(1, slope);
  return {
    cos: (cos + slope * sin) / length,
    sin: (sin - slope * cos) / length,
    offsetPx: (offsetPx + (off - slope * along) / count) / length,
    count,
  };
}

/**
 * The strongest straight lines of an image in any direction, by the Hough transform: every edge votes for the lines
 * through it that run about its way. The edges of a line do not vote for the next ones.
 *
 * @returns at most LINE_COUNT_MAX
 */
export function findStraightLines(edges: Edges): StraightLine[] {
  const { widthPx, heightPx, x, y, acrossX, acrossY } = edges;
  const reach = Math.ceil(Math.hypot(widthPx, heightPx) / 2) + 2;
  const across = 2 * reach + 1;
  const votes = new Uint16Array(ANGLES * across);
  const angles = Int16Array.from(x, (_, index) => {
    const degrees = (Math.atan2(acrossY[index] as number, acrossX[index] as number) * 180) / Math.PI;
    return Math.round(degrees / ANGLE_STEP_DEGREES) + 2 * ANGLES;
  });
  const vote = (index: number, change: 1 | -1) => {
    const [dx, dy, middle] = [x[index] as number, y[index] as number, angles[index] as number];
    for (let near = middle - ANGLE_SPREAD; near <= middle + ANGLE_SPREAD; near += 1) {
      const angle = near % ANGLES;
      const cell = angle * across + ((dx * (COS[angle] as number) + dy * (SIN[angle] as number) + reach + 0.5) | 0);
      votes[cell] = (votes[cell] as number) + change;
    }
  };
  for (let index = 0; index < x.length; index += 1) vote(index, 1);
  const countMin = Math.max(COUNT_MIN, x.length / EDGES_PER_COUNT);
  const countAt = (cell: number) => (votes[cell - 1] as number) + (votes[cell] as number) + (votes[cell + 1] as number);
  const peaks: { cell: number; count: number }[] = [];
  for (let cell = 1; cell < votes.length - 1; cell += 1) {
    const own = votes[cell] as number;
    if (own * 3 < countMin || own < (votes[cell - 1] as number) || own < (votes[cell + 1] as number)) continue;
    const count = countAt(cell);
    if (count >= countMin) peaks.push({ cell, count });
  }
  peaks.sort((a, b) => b.count - a.count);
  const isTaken = new Uint8Array(x.length);
  const lines: StraightLine[] = [];
  for (const { cell, count } of peaks) {
    if (lines.length >= LINE_COUNT_MAX) break;
    if (countAt(cell) < Math.max(countMin, LEFT_SHARE_MIN * count)) continue;
    const angle = Math.floor(cell / across);
    const peak = { cos: COS[angle] as number, sin: SIN[angle] as number, offsetPx: cell - angle * across - reach };
    const near = listNear(peak, edges, isTaken);
    if (near.length < countMin) continue;
    const line = fitLine(peak, edges, near);
    lines.push(line);
    for (const index of listNear(line, edges, isTaken)) {
      isTaken[index] = 1;
      vote(index, -1);
    }
  }
  return lines;
}
