import { type Canvas, makeWhiteCanvas, releaseCanvas } from './canvas';

/** Colors are drawn in squares of this size; they survive a round trip through PNG exactly. */
const SQUARE_EDGE_PX = 4;
const COLOURS = ['#e04010', '#10a0e0', '#40c050', '#808080', '#f0f0f0', '#202020', '#a020c0', '#c0b020'] as const;

/** Levels, 0 to 255. Some browsers change single pixels by one or two, which is invisible in a photo. */
const TOLERANCE = 8;

const channelsOf = (color: string) => [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));

function encodePng(canvas: Canvas): Promise<Blob> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type: 'image/png' });
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('Not encoded'))), 'image/png');
  });
}

function drawColors() {
  const made = makeWhiteCanvas(COLOURS.length * SQUARE_EDGE_PX, SQUARE_EDGE_PX);
  for (const [index, color] of COLOURS.entries()) {
    made.context.fillStyle = color;
    made.context.fillRect(index * SQUARE_EDGE_PX, 0, SQUARE_EDGE_PX, SQUARE_EDGE_PX);
  }
  return made;
}

async function readColorsBack(canvas: Canvas): Promise<Uint8ClampedArray> {
  const bitmap = await createImageBitmap(await encodePng(canvas));
  const copy = makeWhiteCanvas(canvas.width, canvas.height);
  copy.context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = copy.context.getImageData(0, 0, canvas.width, canvas.height);
  releaseCanvas(copy.canvas);
  return data;
}

async function askCanvas(): Promise<boolean> {
  try {
    const { canvas } = drawColors();
    const pixels = await readColorsBack(canvas);
    releaseCanvas(canvas);
    return Array.from({ length: pixels.length / 4 }, (_, pixel) => pixel).every((pixel) => {
      const column = Math.floor((pixel % (COLOURS.length * SQUARE_EDGE_PX)) / SQUARE_EDGE_PX);
      const expected = channelsOf(COLOURS[column] ?? '');
      return expected.every((value, channel) => Math.abs((pixels[pixel * 4 + channel] ?? 0) - value) <= TOLERANCE);
    });
  } catch {
    return true;
  }
}

let asking: Promise<boolean> | undefined;

/**
 * Whether canvases return what was drawn. Browsers set to resist tracking (Tor, Firefox with
 * privacy.resistFingerprinting, some extensions) return noise or white and report no error. Each thread tests its
 * canvases once.
 *
 * @returns true also if the test cannot be run: whatever is missing will then show up in the preparation itself
 */
export function isCanvasHonest(): Promise<boolean> {
  asking ??= askCanvas();
  return asking;
}
