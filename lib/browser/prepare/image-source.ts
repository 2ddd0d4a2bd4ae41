import type { ImageFormat } from '@/lib/shared/images/image-format';
import type { Canvas } from '../canvas/canvas';

/** A file that has been read and inspected. */
export type ImageSource = {
  /** Its type is set from its content. */
  file: Blob;
  bytes: Uint8Array;
  /** Undefined if the content does not start like any known image. */
  format: ImageFormat | undefined;
  /** As declared in the file. */
  pixelCount: number | undefined;
};

/** One method of turning a file into a JPEG. */
export type DrawingWay = {
  /** Whether this method is meant for this file, in this browser. */
  suits(source: ImageSource): boolean;
  /** Whether every pixel of the file is in memory at once, at four bytes each. */
  holdsWholePicture: boolean;
  /** Upright, on white and at most LONG_EDGE_PX long. Rejects if this method does not work in this browser. */
  draw(source: ImageSource): Promise<Canvas>;
  /** @param quality 0 to 1 */
  encode(canvas: Canvas, quality: number): Promise<Blob>;
};
