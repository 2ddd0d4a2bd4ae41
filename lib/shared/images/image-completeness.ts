import type { ImageFormat } from './image-format';

const MARKER = 0xff;
const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
const IEND = [0x49, 0x45, 0x4e, 0x44];

const isRestart = (code: number) => code >= 0xd0 && code <= 0xd7;
const isStandalone = (code: number) => isRestart(code) || code === 0x01;
const uint16 = (bytes: Uint8Array, offset: number) => ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);

/**
 * Marker bytes in a photo are a few hundred bytes apart; if they are closer, one indexOf call for each takes too long.
 */
const NEAR_BYTES = 8;

function findMarker(bytes: Uint8Array, start: number): number {
  for (let offset = start; offset < start + NEAR_BYTES; offset += 1) if (bytes[offset] === MARKER) return offset;
  return bytes.indexOf(MARKER, start + NEAR_BYTES);
}

/** Offset of the next marker's code, which follows any number of marker bytes; -1 if the data runs out first. */
export function findMarkerCode(bytes: Uint8Array, start: number): number {
  let offset = findMarker(bytes, start);
  while (offset !== -1 && bytes[offset] === MARKER) offset += 1;
  return offset < bytes.length ? offset : -1;
}

/** Offset of the code of the marker that ends a scan's compressed data; -1 if the data runs out first. */
export function findScanEnd(bytes: Uint8Array, start: number): number {
  let offset = findMarkerCode(bytes, start);
  while (offset !== -1) {
    const code = bytes[offset] ?? 0;
    if (code !== 0x00 && !isRestart(code)) return offset;
    offset = findMarkerCode(bytes, offset + 1);
  }
  return -1;
}

/** Walks the segments, so that the end marker of an embedded thumbnail is not mistaken for the image's own. */
function isJpegComplete(bytes: Uint8Array): boolean {
  let offset = findMarkerCode(bytes, 2);
  let hasScan = false;
  while (offset !== -1) {
    const code = bytes[offset] ?? 0;
    if (code === END_OF_IMAGE) return hasScan;
    const lengthBytes = isStandalone(code) ? 0 : uint16(bytes, offset + 1);
    const next = offset + 1 + lengthBytes;
    if (code === START_OF_SCAN) hasScan = true;
    offset = code === START_OF_SCAN ? findScanEnd(bytes, next) : findMarkerCode(bytes, next);
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

/** The boxes that hold an AVIF or HEIC picture. What phones append after them may look like a box and is none. */
const PICTURE_BOXES = ['ftyp', 'meta', 'mdat', 'moov'];

/** Length of the box at an offset, in bytes; undefined if it has none, or goes on to the end of the file. */
function findBoxLength(view: DataView, offset: number): number | undefined {
  const length = view.getUint32(offset);
  if (length !== 1) return length >= 8 ? length : undefined;
  if (offset + 16 > view.byteLength) return undefined;
  return view.getUint32(offset + 8) * 2 ** 32 + view.getUint32(offset + 12);
}

function isIsoMediaComplete(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  while (offset + 8 <= bytes.length) {
    const name = String.fromCharCode(...bytes.subarray(offset + 4, offset + 8));
    const length = findBoxLength(view, offset);
    if (!length || !PICTURE_BOXES.includes(name)) return true;
    offset += length;
  }
  return offset <= bytes.length;
}

/**
 * Whether a file is complete. Some decoders fill the missing part of a truncated file with gray or white and report no error.
 *
 * @param bytes the whole file
 * @returns true for formats whose decoders report a truncated file themselves
 */
export function isImageComplete(bytes: Uint8Array, format: ImageFormat | undefined): boolean {
  if (format === 'jpeg') return isJpegComplete(bytes);
  if (format === 'png') return isPngComplete(bytes);
  if (format === 'webp') return isWebpComplete(bytes);
  if (format === 'avif' || format === 'heic') return isIsoMediaComplete(bytes);
  return true;
}
