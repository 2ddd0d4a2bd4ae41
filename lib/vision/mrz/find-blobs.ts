/** A connected patch of ink: the center and size of its box. */
export type Blob = { x: number; y: number; widthPx: number; heightPx: number };

/** Character sizes at 2,400 pixels, from a card that takes up a third of the picture to one that fills it. */
const HEIGHT_PX = { least: 6, most: 90 };
const MOST_WIDTH_PX = 110;

type Run = { first: number; last: number; label: number };

/** Boxes that merge as they grow: `parents` lead to the label that holds the box. */
class Boxes {
  private parents: number[] = [];
  private edges: [left: number, top: number, right: number, bottom: number][] = [];

  add(left: number, right: number, y: number): number {
    this.edges.push([left, y, right, y]);
    return this.parents.push(this.parents.length) - 1;
  }

  root(label: number): number {
    let at = label;
    while (this.parents[at] !== at) at = this.parents[at] = this.parents[this.parents[at] ?? 0] ?? 0;
    return at;
  }

  join(label: number, other: number): void {
    const [to, from] = [this.root(label), this.root(other)];
    if (to === from) return;
    const [a, b] = [this.edges[to], this.edges[from]];
    if (!a || !b) return;
    this.parents[from] = to;
    this.edges[to] = [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
  }

  list(): Blob[] {
    return this.edges.flatMap(([left, top, right, bottom], label) => {
      const [widthPx, heightPx] = [right - left + 1, bottom - top + 1];
      if (this.parents[label] !== label || widthPx > MOST_WIDTH_PX) return [];
      if (heightPx < HEIGHT_PX.least || heightPx > HEIGHT_PX.most) return [];
      return [{ x: (left + right) / 2, y: (top + bottom) / 2, widthPx, heightPx }];
    });
  }
}

function findRuns(ink: Uint8Array, from: number, widthPx: number): Run[] {
  const runs: Run[] = [];
  for (let x = 0; x < widthPx; x += 1) {
    if (!ink[from + x]) continue;
    const first = x;
    while (x + 1 < widthPx && ink[from + x + 1]) x += 1;
    runs.push({ first, last: x, label: -1 });
  }
  return runs;
}

/** Finds character-sized patches of ink; pixels that touch at a corner belong together. */
export function findBlobs(ink: Uint8Array, widthPx: number, heightPx: number): Blob[] {
  const boxes = new Boxes();
  let above: Run[] = [];
  for (let y = 0; y < heightPx; y += 1) {
    const runs = findRuns(ink, y * widthPx, widthPx);
    let start = 0;
    for (const run of runs) {
      run.label = boxes.add(run.first, run.last, y);
      while (start < above.length && (above[start]?.last ?? 0) < run.first - 1) start += 1;
      for (let at = start; at < above.length; at += 1) {
        const other = above[at];
        if (!other || other.first > run.last + 1) break;
        boxes.join(other.label, run.label);
      }
    }
    above = runs;
  }
  return boxes.list();
}
