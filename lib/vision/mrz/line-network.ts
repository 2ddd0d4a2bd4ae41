import { GLYPHS } from './glyphs';
import { NETWORK_WEIGHTS_BASE64 } from './network-weights';
import { STRIP_ROWS, type Strip } from './sample-strip';

/** Numbers by channel, row and column. */
export type Layer = { channels: number; rows: number; columns: number; values: Float32Array };

/** A layer that looks at `rows` by `columns` of every channel of the previous layer. */
export type LayerShape = { inputs: number; outputs: number; rows: number; columns: 1 | 3 | 4 };

/** Weights by output, input, row and column, and the bias of each output. */
export type LayerWeights = { weights: Float32Array; offsets: Float32Array };

/** One answer for each of GLYPHS, and one for "no character in the middle". */
export const NONE = GLYPHS.length;
const ANSWERS = GLYPHS.length + 1;

/** After each of the first two layers comes two-by-two max pooling. */
export const LAYER_SHAPES = [
  { inputs: 1, outputs: 10, rows: 3, columns: 3 },
  { inputs: 10, outputs: 20, rows: 3, columns: 3 },
  { inputs: 20, outputs: 84, rows: 5, columns: 4 },
  { inputs: 84, outputs: ANSWERS, rows: 1, columns: 1 },
] as const satisfies readonly LayerShape[];

/** The columns of the strip behind an answer: it looks at 22, and the next answer starts 4 further on. */
export const ANSWER_COLUMNS = { wide: 22, step: 4 };

type Taps = { a: number; b: number; c: number; d: number };

/** Sums three or four neighbors at a time, which is several times as fast as one by one. */
function addRow(
  to: Float32Array,
  first: number,
  end: number,
  from: Float32Array,
  start: number,
  taps: Taps,
  count: 1 | 3 | 4,
): void {
  const { a, b, c, d } = taps;
  let at = start;
  if (count === 4) {
    for (let index = first; index < end; index += 1, at += 1) {
      to[index] =
        (to[index] as number) +
        a * (from[at] as number) +
        b * (from[at + 1] as number) +
        c * (from[at + 2] as number) +
        d * (from[at + 3] as number);
    }
  } else if (count === 3) {
    for (let index = first; index < end; index += 1, at += 1) {
      to[index] =
        (to[index] as number) + a * (from[at] as number) + b * (from[at + 1] as number) + c * (from[at + 2] as number);
    }
  } else {
    for (let index = first; index < end; index += 1, at += 1)
      to[index] = (to[index] as number) + a * (from[at] as number);
  }
}

/** Sums what each output sees. */
export function convolve(input: Layer, shape: LayerShape, { weights, offsets }: LayerWeights): Layer {
  const [rows, columns] = [input.rows - shape.rows + 1, input.columns - shape.columns + 1];
  const values = new Float32Array(shape.outputs * rows * columns);
  let weightAt = 0;
  for (let output = 0; output < shape.outputs; output += 1) {
    const start = output * rows * columns;
    values.fill(offsets[output] ?? 0, start, start + rows * columns);
    for (let channel = 0; channel < shape.inputs; channel += 1) {
      for (let dy = 0; dy < shape.rows; dy += 1, weightAt += shape.columns) {
        const taps = {
          a: weights[weightAt] ?? 0,
          b: weights[weightAt + 1] ?? 0,
          c: weights[weightAt + 2] ?? 0,
          d: weights[weightAt + 3] ?? 0,
        };
        for (let row = 0; row < rows; row += 1) {
          const [first, at] = [start + row * columns, (channel * input.rows + row + dy) * input.columns];
          addRow(values, first, first + columns, input.values, at, taps, shape.columns);
        }
      }
    }
  }
  return { channels: shape.outputs, rows, columns, values };
}

/** ReLU, then two-by-two max pooling; leftovers at the right and bottom are dropped. */
export function rectifyAndShrink(input: Layer): Layer {
  const [rows, columns] = [input.rows >> 1, input.columns >> 1];
  const values = new Float32Array(input.channels * rows * columns);
  let to = 0;
  for (let channel = 0; channel < input.channels; channel += 1) {
    for (let row = 0; row < rows; row += 1) {
      let at = (channel * input.rows + 2 * row) * input.columns;
      for (let column = 0; column < columns; column += 1, to += 1, at += 2) {
        const below = at + input.columns;
        values[to] = Math.max(
          0,
          input.values[at] ?? 0,
          input.values[at + 1] ?? 0,
          input.values[below] ?? 0,
          input.values[below + 1] ?? 0,
        );
      }
    }
  }
  return { channels: input.channels, rows, columns, values };
}

export function rectify(layer: Layer): Layer {
  const { values } = layer;
  for (let at = 0; at < values.length; at += 1) if ((values[at] ?? 0) < 0) values[at] = 0;
  return layer;
}

/** For each layer: the outputs' scales and offsets as 32-bit numbers, then the 8-bit weights. */
function unpackWeights(): LayerWeights[] {
  const packed = Uint8Array.from(atob(NETWORK_WEIGHTS_BASE64), (character) => character.charCodeAt(0));
  const view = new DataView(packed.buffer);
  let at = 0;
  return LAYER_SHAPES.map(({ inputs, outputs, rows, columns }) => {
    const [scales, offsets] = [0, 4 * outputs].map((start) =>
      Float32Array.from({ length: outputs }, (_, output) => view.getFloat32(at + start + 4 * output, true)),
    ) as [Float32Array, Float32Array];
    at += 8 * outputs;
    const each = inputs * rows * columns;
    const weights = Float32Array.from({ length: outputs * each }, (_, index) => {
      return view.getInt8(at + index) * (scales[Math.floor(index / each)] ?? 0);
    });
    at += weights.length;
    return { weights, offsets };
  });
}

let layers: LayerWeights[] | undefined;

/**
 * How likely each answer is along a strip.
 *
 * @returns for each place, a multiple of ANSWER_COLUMNS.step from the left, the log-likelihoods of GLYPHS and NONE
 */
export function answerAlong({ columns, values }: Strip): Float32Array[] {
  layers ??= unpackWeights();
  const [first, second, third, last] = LAYER_SHAPES;
  const [a, b, c, d] = layers as [LayerWeights, LayerWeights, LayerWeights, LayerWeights];
  const seen = { channels: 1, rows: STRIP_ROWS, columns, values };
  const edges = rectifyAndShrink(convolve(seen, first, a));
  const shapes = rectifyAndShrink(convolve(edges, second, b));
  const answers = convolve(rectify(convolve(shapes, third, c)), last, d);
  return Array.from({ length: answers.columns }, (_, place) => toLogarithms(answers, place));
}

function toLogarithms({ columns, values }: Layer, place: number): Float32Array {
  const scores = Float32Array.from({ length: ANSWERS }, (_, answer) => values[answer * columns + place] ?? 0);
  const most = scores.reduce((a, b) => Math.max(a, b));
  const sum = scores.reduce((total, score) => total + Math.exp(score - most), 0);
  return scores.map((score) => score - most - Math.log(sum));
}
