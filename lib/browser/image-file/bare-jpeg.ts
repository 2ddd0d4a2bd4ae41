import { findScanEnd } from '@/lib/shared/images/image-completeness';
import { findJpegHeader } from './jpeg-header';
import { makeOrientationSegment } from './orientation-segment';

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const START_OF_IMAGE = [0xff, 0xd8];

const COMMENT = 0xfe;
const isApplicationSegment = (code: number) => code >= 0xe0 && code <= 0xef;
/** Application segments without which a picture looks different, by the text they start with. */
const KEPT_SEGMENTS: Record<number, string> = { 224: 'JFIF\0', 226: 'ICC_PROFILE\0', 238: 'Adobe' };

const beginsWith = (bytes: Uint8Array, offset: number, text: string) =>
  Array.from(text).every((character, index) => bytes[offset + index] === character.charCodeAt(0));

function isKept(bytes: Uint8Array, offset: number, code: number): boolean {
  if (code === COMMENT) return false;
  if (!isApplicationSegment(code)) return true;
  const name = KEPT_SEGMENTS[code];
  return name !== undefined && beginsWith(bytes, offset + 4, name);
}

type Part = Uint8Array | readonly number[];

/**
 * Walks all segments, including those between the scans of a progressive photo. @returns undefined if there is no end
 * marker
 */
function listKeptParts(bytes: Uint8Array): Part[] | undefined {
  const parts: Part[] = [];
  let offset = START_OF_IMAGE.length;
  while (offset + 4 <= bytes.length && bytes[offset] === 0xff) {
    const code = bytes[offset + 1] ?? 0;
    if (code === 0xff) {
      offset += 1;
      continue;
    }
    let end = offset + 2 + (((bytes[offset + 2] ?? 0) << 8) | (bytes[offset + 3] ?? 0));
    if (code === START_OF_SCAN) {
      const nextCode = findScanEnd(bytes, end);
      if (nextCode === -1) return undefined;
      end = nextCode - 1;
    }
    if (end > bytes.length) return undefined;
    if (isKept(bytes, offset, code)) parts.push(bytes.subarray(offset, end));
    if (bytes[end] === 0xff && bytes[end + 1] === END_OF_IMAGE) return parts;
    offset = end;
  }
  return undefined;
}

/**
 * A copy of a JPEG that keeps its pixels, colors and orientation, and nothing that reveals anything about the person,
 * the place or the device: no EXIF, XMP, IPTC, comments or vendor segments, and nothing after the picture (phones put
 * previews, depth maps and videos there).
 *
 * @returns undefined if the file is not a well-formed JPEG
 */
export function makeBareJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const header = findJpegHeader(bytes);
  const kept = header && listKeptParts(bytes);
  if (!kept) return undefined;
  const orientation = header.orientation === 1 ? [] : [makeOrientationSegment(header.orientation)];
  const parts = [START_OF_IMAGE, ...orientation, ...kept, [0xff, END_OF_IMAGE]];
  const bare = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    bare.set(part, offset);
    offset += part.length;
  }
  return bare;
}
