import imageCompression from 'browser-image-compression';
import { LONG_EDGE_PX } from '@/lib/shared/limits';
import { isBlank } from '../canvas/blank-guard';
import { type Canvas, releaseCanvas } from '../canvas/canvas';
import { drawUpright, fitLongEdge } from '../canvas/draw-upright';

type DecodedImage = ImageBitmap | HTMLImageElement;

/**
 * The steps of browser-image-compression. Its one call does them all, but lowers the quality as soon as the result is
 * larger than the source, and cannot tell a blank canvas. The package's types leave some of the steps out.
 */
const library = imageCompression as unknown as {
  drawFileInCanvas(file: Blob, options: { fileType: string }): Promise<[DecodedImage, Canvas]>;
  handleMaxWidthOrHeight(canvas: Canvas, options: { maxWidthOrHeight: number }): Canvas;
  canvasToFile(canvas: Canvas, fileType: string, name: string, modified: number, quality: number): Promise<Blob>;
};

const shrinkWithoutLargeCanvas = (image: DecodedImage): Canvas =>
  drawUpright(image, fitLongEdge({ widthPx: image.width, heightPx: image.height }), 1);

/**
 * Decodes an image, turns it upright (the browser follows EXIF while decoding), lays it on white and shrinks it to
 * LONG_EDGE_PX.
 *
 * @throws Error or Event when this browser, in this thread, cannot decode it; in workers of Safari always
 */
export async function drawWithLibrary(file: Blob): Promise<Canvas> {
  const [image, fullCanvas] = await library.drawFileInCanvas(file, { fileType: 'image/jpeg' });
  const canvas = library.handleMaxWidthOrHeight(fullCanvas, { maxWidthOrHeight: LONG_EDGE_PX });
  if (canvas !== fullCanvas) releaseCanvas(fullCanvas);
  try {
    // iOS leaves canvases of more than 16,777,216 pixels blank and reports no error.
    return isBlank(canvas) && !isBlank(image) ? shrinkWithoutLargeCanvas(image) : canvas;
  } finally {
    if ('close' in image) image.close();
  }
}

/** Encodes a canvas as JPEG. @param quality 0 to 1 */
export function encodeJpegWithLibrary(canvas: Canvas, quality: number): Promise<Blob> {
  return library.canvasToFile(canvas, 'image/jpeg', 'image.jpg', 0, quality);
}
