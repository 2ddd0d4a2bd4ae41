import { addSurroundings, type Rectangle } from '@/lib/shared/card-detection/capture-region';
import type { DocumentShape } from '@/lib/shared/card-detection/document-shape';
import type { FoundCard } from '@/lib/shared/card-detection/find-outline';
import { type GreyImage, toGreyImage } from '@/lib/shared/card-detection/grey-image';
import { type Advice, judgeFrame, REFERENCE_CARD_WIDTH_PX } from '@/lib/shared/card-detection/judge-frame';
import { type FrameMemory, readFrame } from '@/lib/shared/card-detection/read-frame';

/** Wide enough for a card's edges to the percent, small enough to read back many times a second. */
const FRAME_WIDTH_PX = 320;
/** Share of the card's width and height, in its middle, that sharpness is measured on: photo, print or barcode lie there. */
const DETAIL_SHARE = 0.4;

function makeCanvas() {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return context ? { canvas, context } : undefined;
}

type Drawing = NonNullable<ReturnType<typeof makeCanvas>>;

/**
 * Makes a judge of what a playing video shows. It remembers the frame before, to tell what moved.
 *
 * @returns undefined where the browser gives no drawing context
 */
export function makeFrameJudge(
  video: HTMLVideoElement,
): ((region: Rectangle, shape: DocumentShape) => Advice) | undefined {
  const small = makeCanvas();
  const sharp = makeCanvas();
  if (!small || !sharp) return undefined;
  let memory: FrameMemory | undefined;

  const draw = ({ canvas, context }: Drawing, from: Rectangle, widthPx: number, heightPx: number): GreyImage => {
    if (canvas.width !== widthPx) canvas.width = widthPx;
    if (canvas.height !== heightPx) canvas.height = heightPx;
    context.drawImage(video, from.left, from.top, from.width, from.height, 0, 0, widthPx, heightPx);
    return toGreyImage(context.getImageData(0, 0, widthPx, heightPx).data, widthPx, heightPx);
  };

  return (region, shape) => {
    const seen = addSurroundings(region, { width: video.videoWidth, height: video.videoHeight });
    const scale = FRAME_WIDTH_PX / seen.width;
    const image = draw(small, seen, FRAME_WIDTH_PX, Math.max(1, Math.round(seen.height * scale)));
    const kept = {
      left: (region.left - seen.left) * scale,
      top: (region.top - seen.top) * scale,
      width: region.width * scale,
      height: region.height * scale,
    };
    const readDetail = (card: FoundCard) => {
      const width = (card.widthPx / scale) * DETAIL_SHARE;
      const height = (card.heightPx / scale) * DETAIL_SHARE;
      const middle = (axis: 'x' | 'y') => card.corners.reduce((sum, corner) => sum + corner[axis], 0) / 4 / scale;
      const from = {
        left: seen.left + middle('x') - width / 2,
        top: seen.top + middle('y') - height / 2,
        width,
        height,
      };
      const shrink = Math.min(1, (REFERENCE_CARD_WIDTH_PX * DETAIL_SHARE) / width);
      return draw(sharp, from, Math.max(1, Math.round(width * shrink)), Math.max(1, Math.round(height * shrink)));
    };
    const result = readFrame(image, kept, shape, memory, readDetail);
    memory = result.memory;
    return judgeFrame(result.reading);
  };
}
