import type { ImageFormat } from '@/lib/shared/images/image-format';
import type { Canvas } from '../canvas/canvas';

/** A file that was read and looked at. */
export type ImageSource = {
  /** Typed by its content. */
  file: Blob;
  bytes: Uint8Array;
  /** Undefined when the content begins like no known image. */
  format: ImageFormat | undefined;
  /** As the file announces it. */
  pixelCount: number | undefined;
};

/** One way from a file to a JPEG. */
export type DrawingWay = {
  /** Whether every pixel of the file is in memory at once, four bytes each. */
  holdsWholePicture: boolean;
  /** Upright, on white and at most LONG_EDGE_PX long. Rejects when this way, in this browser, cannot. */
  draw(source: ImageSource): Promise<Canvas>;
  /** @param quality 0 to 1 */
  encode(canvas: Canvas, quality: number): Promise<Blob>;
};
