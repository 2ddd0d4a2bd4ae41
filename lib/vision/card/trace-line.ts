import type { Point } from './find-outline';
import type { Edges, StraightLine } from './find-straight-lines';

/** What is seen along a line. Places on it are in pixels from where it is closest to the picture's middle. */
export type Course = {
  /** The part of the line that is in the picture. */
  from: number;
  to: number;
  /** The share between two places that has an edge along it, 0 to 1. Beyond the picture, the line is taken to go on. */
  cover(from: number, to: number): number;
  pointAt(place: number): Point;
};

/** Edges count that run along the line to within this. */
const ALONG_COS = Math.cos((22 * Math.PI) / 180);
/** Edges at the picture's border are not examined. */
const BORDER_PX = 2;

/** Notes where along a line there are edges. */
export function traceLine({ cos, sin, offsetPx }: StraightLine, edges: Edges): Course {
  const { widthPx, heightPx, isEdge, slopeX, slopeY } = edges;
  const reach = Math.ceil(Math.hypot(widthPx, heightPx) / 2) + 2;
  const seen = new Uint16Array(2 * reach + 2);
  const [middleX, middleY] = [widthPx / 2 + cos * offsetPx, heightPx / 2 + sin * offsetPx];
  const isSeen = (x: number, y: number): boolean => {
    for (let beside = -1; beside <= 1; beside += 1) {
      const at = Math.round(y + sin * beside) * widthPx + Math.round(x + cos * beside);
      if (isEdge[at] !== 1) continue;
      const [gx, gy] = [slopeX[at] as number, slopeY[at] as number];
      const across = gx * cos + gy * sin;
      if (across * across >= ALONG_COS * ALONG_COS * (gx * gx + gy * gy)) return true;
    }
    return false;
  };
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let place = -reach; place <= reach; place += 1) {
    const [x, y] = [middleX - sin * place, middleY + cos * place];
    const isInside = x >= BORDER_PX && y >= BORDER_PX && x < widthPx - BORDER_PX && y < heightPx - BORDER_PX;
    if (isInside) {
      from = Math.min(from, place);
      to = Math.max(to, place);
    }
    const index = place + reach;
    seen[index + 1] = (seen[index] as number) + (isInside && isSeen(x, y) ? 1 : 0);
  }
  return {
    from,
    to,
    cover(start, end) {
      const [first, last] = [Math.max(from, Math.round(start)), Math.min(to + 1, Math.round(end))];
      if (last - first < 2) return 1;
      return ((seen[last + reach] as number) - (seen[first + reach] as number)) / (last - first);
    },
    pointAt: (place) => ({ x: middleX - sin * place + 0.5, y: middleY + cos * place + 0.5 }),
  };
}
