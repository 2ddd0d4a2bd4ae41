import type { Canvas } from './canvas';

/** Encodes an offscreen canvas as JPEG. @param quality 0 to 1 @throws if canvases are elements of the page */
export function encodeJpeg(canvas: Canvas, quality: number): Promise<Blob> {
  if (!('convertToBlob' in canvas)) throw new Error('No offscreen canvas');
  return canvas.convertToBlob({ type: 'image/jpeg', quality });
}
