import { crc32 } from './crc32';
import type { CutImage } from './cut-image';
import { makeOrientationExif, readExifOrientation } from './exif-orientation';
import { joinBytes } from './join-bytes';

const SIGNATURE_BYTES = 8;
/** Length, name and checksum around a chunk's content. */
const FRAME_BYTES = 12;
const IHDR_BYTES = 13;

/**
 * The chunks that make up a picture, and those that affect its colors, transparency or proportions (PNG, third edition), with the
 * most bytes that each can have.
 */
const KEPT_CHUNKS: Record<string, number> = {
  ...{ IHDR: IHDR_BYTES, PLTE: 768, IDAT: Number.POSITIVE_INFINITY, IEND: 0 },
  ...{ tRNS: 256, gAMA: 4, cHRM: 32, sRGB: 1, iCCP: 1_000_000, cICP: 4, sBIT: 4, pHYs: 9 },
};

/** Decoders refuse a file with a chunk that they have to know (a capital first letter) and do not. */
const isCritical = (name: string) => /^[A-Z]/.test(name);

const toBytes = (value: number) => [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];

function makeOrientationChunk(orientation: number): readonly number[] {
  const exif = makeOrientationExif(orientation);
  const named = [...Array.from('eXIf', (letter) => letter.charCodeAt(0)), ...exif];
  return [...toBytes(exif.length), ...named, ...toBytes(crc32(named))];
}

/** Far more than any encoder writes: 10 MB in pieces of 512 bytes. */
const MAX_CHUNKS = 20_000;

type Chunk = { name: string; content: Uint8Array; whole: Uint8Array };

/** The chunks that matter. @returns undefined if they do not end with IEND */
function listChunks(file: Uint8Array): Chunk[] | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks: Chunk[] = [];
  let offset = SIGNATURE_BYTES;
  for (let count = 0; count < MAX_CHUNKS && offset + FRAME_BYTES <= file.length; count += 1) {
    const end = offset + FRAME_BYTES + view.getUint32(offset);
    if (end > file.length) return undefined;
    const name = String.fromCharCode(...file.subarray(offset + 4, offset + 8));
    const isKept = Object.hasOwn(KEPT_CHUNKS, name) || name === 'eXIf';
    if (isKept) chunks.push({ name, content: file.subarray(offset + 8, end - 4), whole: file.subarray(offset, end) });
    else if (isCritical(name)) return undefined;
    if (name === 'IEND') return chunks;
    offset = end;
  }
  return undefined;
}

/** One of each suffices, apart from the compressed data; what follows that data no longer counts. */
function listPictureChunks(chunks: readonly Chunk[]): Chunk[] {
  const seen = new Set<string>();
  return chunks.filter(({ name, content }) => {
    const isRepeated = name !== 'IDAT' && seen.has(name);
    const isLate = seen.has('IDAT') && name !== 'IDAT' && name !== 'IEND';
    seen.add(name);
    return !isRepeated && !isLate && content.length <= (KEPT_CHUNKS[name] ?? -1);
  });
}

/**
 * Cuts a PNG down to its picture: see cutImage. Of an animated one, that is the picture which decoders show that know
 * no animation.
 *
 * @param options.keepsOrientation default true; false leaves the orientation to whoever draws the picture
 * @returns undefined if browsers would not open it, or it has no end
 */
export function cutPng(file: Uint8Array, { keepsOrientation = true } = {}): CutImage | undefined {
  const chunks = listChunks(file);
  const [header, ...rest] = chunks ? listPictureChunks(chunks) : [];
  if (header?.name !== 'IHDR' || header.content.length !== IHDR_BYTES) return undefined;
  if (!rest.some(({ name }) => name === 'IDAT')) return undefined;
  const exif = chunks?.find(({ name }) => name === 'eXIf');
  const orientation = (exif && readExifOrientation(exif.content)) ?? 1;
  const parts = [
    file.subarray(0, SIGNATURE_BYTES),
    header.whole,
    orientation === 1 || !keepsOrientation ? [] : makeOrientationChunk(orientation),
    ...rest.map(({ whole }) => whole),
  ];
  const view = new DataView(header.content.buffer, header.content.byteOffset);
  return { bytes: joinBytes(parts), widthPx: view.getUint32(0), heightPx: view.getUint32(4), orientation };
}
