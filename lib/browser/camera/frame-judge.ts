import type { Judgment } from '@/lib/vision/card/judge-frame';
import { type Draw, type DrawingUse, makeCardWatch, type Watched } from '@/lib/vision/card/watch-card';
import { toGray } from '@/lib/vision/gray/gray-image';
import { makeWhiteCanvas } from '../canvas/canvas';

/** A picture of the video, or of the part of it that starts at `left` and `top`. */
export type FramePicture<Image extends CanvasImageSource = CanvasImageSource> = {
  image: Image;
  left: number;
  top: number;
};

/**
 * Creates a judge for the frames of one video. It remembers the previous frame, to tell what moved.
 *
 * @throws if the browser provides no drawing context
 */
export function makeFrameJudge(): (picture: FramePicture, watched: Watched) => Judgment {
  const drawings: Record<DrawingUse, ReturnType<typeof makeWhiteCanvas>> = {
    frame: makeWhiteCanvas(1, 1),
    detail: makeWhiteCanvas(1, 1),
    wide: makeWhiteCanvas(1, 1),
  };
  const judge = makeCardWatch();

  return (picture, watched) => {
    const draw: Draw = (use, from, widthPx, heightPx) => {
      const { canvas, context } = drawings[use];
      if (canvas.width !== widthPx) canvas.width = widthPx;
      if (canvas.height !== heightPx) canvas.height = heightPx;
      const [left, top] = [from.left - picture.left, from.top - picture.top];
      context.drawImage(picture.image, left, top, from.width, from.height, 0, 0, widthPx, heightPx);
      return toGray(context.getImageData(0, 0, widthPx, heightPx).data, widthPx, heightPx);
    };
    return judge(draw, watched);
  };
}
