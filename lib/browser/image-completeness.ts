import type { ImageFormat } from '@/lib/shared/image-format';

const MARKER = 0xff;
const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
const IEND = [0x49, 0x45, 0x4e, 0x44];

const isRestart = (code: number) => code >= 0xd0 && code <= 0xd7;
const isStandalone = (code: number) => isRestart(code) || code === 0x01;
const uint16 = (bytes: Uint8Array, offset: number) => ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);

/** Offset of the next marker that ends a scan's compressed data; -1 when the data runs out first. */
export function findScanEnd(bytes: Uint8Array, start: number): number {
  let offset = bytes.indexOf(MARKER, start);
  while (offset !== -1) {
    const code = bytes[offset + 1];
    if (code === undefined) return -1;
    if (code !== 0x00 && code !== MARKER && !isRestart(code)) return offset;
    offset = bytes.indexOf(MARKER, offset + (code === MARKER ? 1 : 2));
  }
  return -1;
}

/** Walks the segments, so that the end marker of an embedded thumbnail is not taken for the image's own. */
function isJpegComplete(bytes: Uint8Array): boolean {
  let offset = 2;
  while (offset !== -1 && offset < bytes.length) {
    offset = bytes.indexOf(MARKER, offset);
    if (offset === -1) return false;
    const code = bytes[offset + 1];
    if (code === END_OF_IMAGE) return true;
    if (code === undefined) return false;
    if (code === MARKER) offset += 1;
    else if (isStandalone(code)) offset += 2;
    else {
      offset += 2 + uint16(bytes, offset + 2);
      if (code === START_OF_SCAN) offset = findScanEnd(bytes, offset);
    }
  }
  return false;
}

function isPngComplete(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 8;
  while (offset + 12 <= bytes.length) {
    if (IEND.every((byte, index) => bytes[offset + 4 + index] === byte)) return true;
    offset += 12 + view.getUint32(offset);
  }
  return false;
}

function isWebpComplete(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return bytes.length >= 12 && bytes.length >= 8 + view.getUint32(4, true);
}

/**
 * Tells whether a file is all there. Some decoders fill the missing part of a cut-off file with grey and report no error.
 *
 * @param bytes the whole file
 * @returns true for formats whose decoders report a cut-off file themselves
 */
export function isImageComplete(bytes: Uint8Array, format: ImageFormat | undefined): boolean {
  if (format === 'jpeg') return isJpegComplete(bytes);
  if (format === 'png') return isPngComplete(bytes);
  if (format === 'webp') return isWebpComplete(bytes);
  return true;
}
