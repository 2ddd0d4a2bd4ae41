import type { Rectangle } from '@/lib/vision/card/capture-region';
import type { DocumentShape } from '@/lib/vision/card/document-shape';
import type { Outline } from '@/lib/vision/card/find-outline';
import { type Advice, judgeFrame, REFERENCE_CARD_WIDTH_PX } from '@/lib/vision/card/judge-frame';
import { type FrameMemory, readFrame } from '@/lib/vision/card/read-frame';
import { type GrayImage, toGray } from '@/lib/vision/gray/gray-image';
import { makeWhiteCanvas } from '../canvas/canvas';

/** Wide enough to find a card's edges to within a percent, small enough to read back many times a second. */
const FRAME_WIDTH_PX = 320;
/**
 * The share of the card's width and height, around its center, where sharpness is measured: the photo, print or barcode
 * is there.
 */
const DETAIL_SHARE = 0.4;

/** The parts of a video to judge, in video pixels. */
export type Watched = {
  /** What a capture would keep. */
  region: Rectangle;
  /** The same area with some more around it. */
  seen: Rectangle;
  shape: DocumentShape;
};

/** A picture of the video, or of the part of it that starts at `left` and `top`. */
export type FramePicture<Image extends CanvasImageSource = CanvasImageSource> = {
  image: Image;
  left: number;
  top: number;
};

type Drawing = ReturnType<typeof makeWhiteCanvas>;

/**
 * Creates a judge for the frames of one video. It remembers the previous frame, to tell what moved.
 *
 * @throws if the browser provides no drawing context
 */
export function makeFrameJudge(): (picture: FramePicture, watched: Watched) => Advice {
  const small = makeWhiteCanvas(1, 1);
  const sharp = makeWhiteCanvas(1, 1);
  let memory: FrameMemory | undefined;

  return (picture, { region, seen, shape }) => {
    const draw = ({ canvas, context }: Drawing, from: Rectangle, widthPx: number, heightPx: number): GrayImage => {
      if (canvas.width !== widthPx) canvas.width = widthPx;
      if (canvas.height !== heightPx) canvas.height = heightPx;
      const [left, top] = [from.left - picture.left, from.top - picture.top];
      context.drawImage(picture.image, left, top, from.width, from.height, 0, 0, widthPx, heightPx);
      return toGray(context.getImageData(0, 0, widthPx, heightPx).data, widthPx, heightPx);
    };
    const scale = FRAME_WIDTH_PX / seen.width;
    const image = draw(small, seen, FRAME_WIDTH_PX, Math.max(1, Math.round(seen.height * scale)));
    const kept = {
      left: (region.left - seen.left) * scale,
      top: (region.top - seen.top) * scale,
      width: region.width * scale,
      height: region.height * scale,
    };
    const readDetail = (card: Outline) => {
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
