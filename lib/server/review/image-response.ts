import type { DocumentSide } from '../../shared/contract/request';
import { findImageFormat, type ImageFormat } from '../../shared/images/image-format';

/**
 * Formats that browsers display and that contain nothing but an image: determined by their bytes, not by any given
 * type.
 */
const CONTENT_TYPES: Partial<Record<ImageFormat, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  avif: 'image/avif',
};

/** On every answer from an image URL, including refusals. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** The one answer to anything that is unknown, forbidden, or not an image. */
export const imageNotFound = () => new Response(null, { status: 404, headers: HEADERS });

/** The answer when the database or the storage fails. */
export const imageUnavailable = () => new Response(null, { status: 503, headers: HEADERS });

/** The answer to every method but GET. */
export const imageMethodRefused = () => new Response(null, { status: 405, headers: { ...HEADERS, Allow: 'GET' } });

/** Answers with an image that the browser displays, never stores, and never treats as anything else. */
export function toImageResponse(image: Buffer, side: DocumentSide): Response {
  const format = findImageFormat(image);
  const contentType = format && CONTENT_TYPES[format];
  if (!contentType) return imageNotFound();
  return new Response(new Uint8Array(image), {
    headers: {
      ...HEADERS,
      'Content-Type': contentType,
      'Content-Disposition': `inline; filename="${side}.${format}"`,
    },
  });
}
