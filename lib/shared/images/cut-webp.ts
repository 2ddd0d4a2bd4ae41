import { isColorProfile } from './color-profile';
import type { CutImage } from './cut-image';
import { makeOrientationExif, readExifOrientation } from './exif-orientation';
import { joinBytes } from './join-bytes';

const RIFF_BYTES = 8;
const HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const VP8X_BYTES = 10;

/** Flags of the extended format. */
const [HAS_PROFILE, HAS_ALPHA, HAS_EXIF, HAS_ANIMATION] = [0x20, 0x10, 0x08, 0x02];

const BITSTREAMS = ['VP8 ', 'VP8L'];
const KEPT_CHUNKS = ['VP8X', 'ICCP', 'ALPH', ...BITSTREAMS, 'EXIF'];
const VP8L_SIGNATURE = 0x2f;
const SIZE_MASK = 0x3fff;

type Size = { widthPx: number; heightPx: number };
type Chunks = Map<string, Uint8Array>;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
const toBytes = (value: number) => [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24];

/**
 * The first chunk of each name that matters, up to the size that the file states.
 *
 * @returns undefined if the file is shorter than that
 */
function findChunks(file: Uint8Array): Chunks | undefined {
  const view = viewOf(file);
  if (file.length < HEADER_BYTES) return undefined;
  const end = RIFF_BYTES + view.getUint32(4, true);
  if (end > file.length) return undefined;
  const chunks: Chunks = new Map();
  let offset = HEADER_BYTES;
  while (offset + CHUNK_HEADER_BYTES <= end) {
    const name = String.fromCharCode(...file.subarray(offset, offset + 4));
    const start = offset + CHUNK_HEADER_BYTES;
    const contentEnd = start + view.getUint32(offset + 4, true);
    if (contentEnd > end) return undefined;
    if (KEPT_CHUNKS.includes(name) && !chunks.has(name)) chunks.set(name, file.subarray(start, contentEnd));
    offset = contentEnd + (contentEnd % 2);
  }
  return chunks;
}

function findSize(name: string, data: Uint8Array): Size | undefined {
  if (data.length < 10) return undefined;
  const view = viewOf(data);
  if (name === 'VP8 ') {
    return { widthPx: view.getUint16(6, true) & SIZE_MASK, heightPx: view.getUint16(8, true) & SIZE_MASK };
  }
  if (data[0] !== VP8L_SIGNATURE) return undefined;
  const bits = view.getUint32(1, true);
  return { widthPx: (bits & SIZE_MASK) + 1, heightPx: ((bits >>> 14) & SIZE_MASK) + 1 };
}

function makeChunk(name: string, content: Uint8Array | readonly number[]): (Uint8Array | readonly number[])[] {
  return [[...ascii(name), ...toBytes(content.length)], content, content.length % 2 === 1 ? [0] : []];
}

/** The chunks of the extended format, whose flags say what there is. */
function makeExtendedParts(chunks: Chunks, { name, data, size, orientation }: Picture) {
  const profile = chunks.get('ICCP');
  const [keptProfile, alpha] = [
    profile && isColorProfile(profile, profile.length) ? profile : undefined,
    name === 'VP8 ' ? chunks.get('ALPH') : undefined,
  ];
  const hasAlpha = name === 'VP8L' ? ((chunks.get('VP8X')?.[0] ?? 0) & HAS_ALPHA) !== 0 : alpha !== undefined;
  const flags = (keptProfile ? HAS_PROFILE : 0) | (hasAlpha ? HAS_ALPHA : 0) | (orientation === 1 ? 0 : HAS_EXIF);
  const canvas = [...toBytes(size.widthPx - 1).slice(0, 3), ...toBytes(size.heightPx - 1).slice(0, 3)];
  return [
    ...makeChunk('VP8X', [flags, 0, 0, 0, ...canvas]),
    ...(keptProfile ? makeChunk('ICCP', keptProfile) : []),
    ...(alpha ? makeChunk('ALPH', alpha) : []),
    ...makeChunk(name, data),
    ...(orientation === 1 ? [] : makeChunk('EXIF', makeOrientationExif(orientation))),
  ];
}

type Picture = { name: string; data: Uint8Array; size: Size; orientation: number };

/** A canvas of another size than its picture is a false header: browsers open no such still picture. */
function isCanvasOf({ widthPx, heightPx }: Size, vp8x: Uint8Array): boolean {
  const view = viewOf(vp8x);
  const canvas = [4, 7].map((offset) => 1 + view.getUint16(offset, true) + ((vp8x[offset + 2] ?? 0) << 16));
  return canvas[0] === widthPx && canvas[1] === heightPx;
}

/**
 * Cuts a WebP down to its picture: see cutImage.
 *
 * @param options.keepsOrientation default true; false leaves the orientation to whoever draws the picture
 * @returns undefined if browsers would not open it, or it is animated: no photo of an ID is
 */
export function cutWebp(file: Uint8Array, { keepsOrientation = true } = {}): CutImage | undefined {
  const chunks = findChunks(file);
  const name = BITSTREAMS.find((one) => chunks?.has(one));
  const data = name && chunks?.get(name);
  const size = name && data && findSize(name, data);
  if (!chunks || !name || !data || !size) return undefined;
  const vp8x = chunks.get('VP8X');
  if (vp8x && (vp8x.length < VP8X_BYTES || (vp8x[0] ?? 0) & HAS_ANIMATION || !isCanvasOf(size, vp8x))) return undefined;
  const exif = chunks.get('EXIF');
  const orientation = (vp8x && exif && readExifOrientation(exif)) ?? 1;
  const kept = keepsOrientation ? orientation : 1;
  const parts = vp8x ? makeExtendedParts(chunks, { name, data, size, orientation: kept }) : makeChunk(name, data);
  const byteCount = parts.reduce((sum, { length }) => sum + length, 0);
  const header = [...ascii('RIFF'), ...toBytes(4 + byteCount), ...ascii('WEBP')];
  return { bytes: joinBytes([header, ...parts]), ...size, orientation };
}
