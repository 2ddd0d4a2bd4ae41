import type { Canvas } from './canvas';

/** Encodes a canvas as JPEG. @param quality 0 to 1 @throws if the browser cannot */
export function encodeJpeg(canvas: Canvas, quality: number): Promise<Blob> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Promise((resolve, reject) => {
    canvas.toBlob((jpeg) => (jpeg ? resolve(jpeg) : reject(new Error('Not encoded'))), 'image/jpeg', quality);
  });
}
