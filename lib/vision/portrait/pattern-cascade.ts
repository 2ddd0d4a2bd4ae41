/** A cell in the window, in pixels, and what the pattern of its eight neighbors votes. */
type Classifier = {
  left: number;
  top: number;
  width: number;
  height: number;
  /** 256 bits, one for each pattern. */
  patterns: Int32Array;
  setVote: number;
  unsetVote: number;
};

/** A window passes if the sum of the votes reaches the threshold. */
type Stage = { threshold: number; classifiers: Classifier[] };

const CLASSIFIER_WORDS = 14;

/** A cascade of local binary patterns (LBP) that judges square windows. */
export type Cascade = readonly Stage[];

/** Reads a cascade as scripts/make-face-cascade.mjs packs it. */
export function readCascade(base64: string): Cascade {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const integers = new Int32Array(bytes.buffer);
  const floats = new Float32Array(bytes.buffer);
  const stages: Stage[] = [];
  for (let at = 0; at < integers.length; ) {
    const count = integers[at] ?? 0;
    const threshold = floats[at + 1] ?? 0;
    const readClassifier = (_: unknown, index: number): Classifier => {
      const from = at + 2 + index * CLASSIFIER_WORDS;
      const [left = 0, top = 0, width = 0, height = 0] = integers.subarray(from, from + 4);
      const [setVote = 0, unsetVote = 0] = floats.subarray(from + 12, from + 14);
      return { left, top, width, height, patterns: integers.subarray(from + 4, from + 12), setVote, unsetVote };
    };
    stages.push({ threshold, classifiers: Array.from({ length: count }, readClassifier) });
    at += 2 + count * CLASSIFIER_WORDS;
  }
  return stages;
}

/** What `sumUp` returns, and how many sums a row has. */
export type Sums = { stride: number; values: Uint32Array };

/**
 * One bit for each of a cell's eight neighbors, clockwise from the top left: whether it is at least as bright as the cell.
 *
 * @param corner the top left one of the three by three cells
 */
function readPattern({ stride, values }: Sums, corner: number, width: number, height: number): number {
  // Sixteen corners, named by row and column. Not in an array: this runs millions of times for each photo.
  const row1 = corner + height * stride;
  const row2 = row1 + height * stride;
  const row3 = row2 + height * stride;
  const a1 = values[corner + width] ?? 0;
  const a2 = values[corner + width * 2] ?? 0;
  const b0 = values[row1] ?? 0;
  const b1 = values[row1 + width] ?? 0;
  const b2 = values[row1 + width * 2] ?? 0;
  const b3 = values[row1 + width * 3] ?? 0;
  const c0 = values[row2] ?? 0;
  const c1 = values[row2 + width] ?? 0;
  const c2 = values[row2 + width * 2] ?? 0;
  const c3 = values[row2 + width * 3] ?? 0;
  const d1 = values[row3 + width] ?? 0;
  const d2 = values[row3 + width * 2] ?? 0;
  const middle = b1 - b2 - c1 + c2;
  let pattern = 0;
  if ((values[corner] ?? 0) - a1 - b0 + b1 >= middle) pattern |= 128;
  if (a1 - a2 - b1 + b2 >= middle) pattern |= 64;
  if (a2 - (values[corner + width * 3] ?? 0) - b2 + b3 >= middle) pattern |= 32;
  if (b2 - b3 - c2 + c3 >= middle) pattern |= 16;
  if (c2 - c3 - d2 + (values[row3 + width * 3] ?? 0) >= middle) pattern |= 8;
  if (c1 - c2 - d1 + d2 >= middle) pattern |= 4;
  if (c0 - c1 - (values[row3] ?? 0) + d1 >= middle) pattern |= 2;
  if (b0 - b1 - c0 + c1 >= middle) pattern |= 1;
  return pattern;
}

/** Whether the window whose top left corner is at `corner` shows what the cascade was trained on. */
export function passes(cascade: Cascade, sums: Sums, corner: number): boolean {
  for (const { threshold, classifiers } of cascade) {
    let votes = 0;
    for (const { left, top, width, height, patterns, setVote, unsetVote } of classifiers) {
      const pattern = readPattern(sums, corner + left + top * sums.stride, width, height);
      const isSet = ((patterns[pattern >> 5] ?? 0) >> (pattern & 31)) & 1;
      votes += isSet ? setVote : unsetVote;
    }
    if (votes < threshold) return false;
  }
  return true;
}
