import { isCanvasHonest } from '../canvas/canvas-honesty';
import { drawUpright, fitLongEdge } from '../canvas/draw-upright';
import { encodeJpeg } from '../canvas/encode-jpeg';
import { attemptPreparation } from './attempt-preparation';
import type { ThreadOutcome } from './preparation-outcome';

const NO_FILE = { file: new Blob(), bytes: new Uint8Array(), format: undefined, pixelCount: undefined };

/**
 * Prepares a picture that was decoded elsewhere, in the calling thread; the picture is closed.
 *
 * @param onProgress called with percentages from 0 to 100, increasing
 * @returns an image whose `sourceByteCount` is 0
 * @throws if the picture cannot be drawn or encoded
 */
export async function preparePicture(
  picture: ImageBitmap,
  { onProgress }: { onProgress(percent: number): void },
): Promise<ThreadOutcome> {
  try {
    if (!(await isCanvasHonest())) return { ok: false, problem: 'canvas-dishonest', isFinal: true };
    const size = fitLongEdge({ widthPx: picture.width, heightPx: picture.height });
    const draw = async () => drawUpright(picture, size, 1);
    const way = { suits: () => true, holdsWholePicture: true, draw, encode: encodeJpeg };
    const { image } = await attemptPreparation(way, NO_FILE, onProgress);
    return { ok: true, image };
  } finally {
    picture.close();
  }
}
