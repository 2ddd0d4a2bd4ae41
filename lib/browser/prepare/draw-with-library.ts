import imageCompression from 'browser-image-compression';
import { type Canvas, releaseCanvas } from '../canvas/canvas';
import { drawUpright, fitLongEdge } from '../canvas/draw-upright';

/**
 * Decodes an image with browser-image-compression, makes it upright (the browser applies EXIF while decoding), puts it
 * on white and shrinks it to LONG_EDGE_PX. A single call to the library would do that and encode too, but it lowers the
 * quality as soon as the result is larger than the source, and cannot detect a blank canvas; so we call its public
 * steps one by one.
 *
 * @throws Error or Event if this browser, in this thread, cannot decode it; always in Safari's workers
 */
export async function drawWithLibrary(file: Blob): Promise<Canvas> {
  const named = new File([file], 'image', { type: file.type });
  const [image, fullCanvas] = await imageCompression.drawFileInCanvas(named, { fileType: 'image/jpeg' });
  // iOS leaves canvases of more than 16,777,216 pixels blank and reports no error: the picture is drawn from its
  // source.
  releaseCanvas(fullCanvas);
  try {
    return drawUpright(image, fitLongEdge({ widthPx: image.width, heightPx: image.height }), 1);
  } finally {
    if ('close' in image) image.close();
  }
}

/** Encodes a canvas as JPEG. @param quality 0 to 1 */
export function encodeJpegWithLibrary(canvas: Canvas, quality: number): Promise<Blob> {
  // Its documentation names both kinds of canvas, its types only one.
  return imageCompression.canvasToFile(canvas as HTMLCanvasElement, 'image/jpeg', 'image.jpg', 0, quality);
}
