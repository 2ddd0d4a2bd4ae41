import { isColorProfile } from './color-profile';
import type { CutImage } from './cut-image';
import { hasExifPrefix, makeOrientationSegment, readExifOrientation } from './exif-orientation';
import { joinBytes } from './join-bytes';
import { JPEG, type JpegSegment, readJpegSegments } from './jpeg-segments';

/** Baseline, extended and progressive, by Huffman codes: what browsers open. */
const FRAMES: readonly number[] = [JPEG.SOF0, JPEG.SOF1, JPEG.SOF2];
const TABLES: readonly number[] = [JPEG.DHT, JPEG.DQT, JPEG.DRI];
const DROPPED: readonly number[] = [JPEG.COM, JPEG.DNL, JPEG.DAC];
const isApplicationSegment = (code: number) => code >= JPEG.APP0 && code <= JPEG.APP15;

const JFIF_BYTES = 14;
const ADOBE_BYTES = 12;
/** `ICC_PROFILE`, a zero, the number of the part and the number of parts. */
const PROFILE_PREFIX_BYTES = 14;

/** What stands before the first scan and tells decoders how to show the picture: the content of its segments. */
type Head = { orientation?: number; jfif?: Uint8Array; adobe?: Uint8Array; profile: Uint8Array[] };

const uint16 = (bytes: Uint8Array, offset: number) => ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);

const startsWith = (content: Uint8Array, text: string) =>
  Array.from(text).every((character, index) => content[index] === character.charCodeAt(0));

const makeSegment = (code: number, content: Uint8Array) =>
  Uint8Array.from([0xff, code, (content.length + 2) >> 8, (content.length + 2) & 0xff, ...content]);

/** Notes only what decoders look at: a segment that is too short or not what its name says counts for nothing. */
function noteApplicationSegment(head: Head, { code, content }: JpegSegment): void {
  if (code === JPEG.APP0 && content.length >= JFIF_BYTES && startsWith(content, 'JFIF\0')) head.jfif ??= content;
  if (code === JPEG.APP1 && hasExifPrefix(content)) head.orientation ??= readExifOrientation(content);
  if (code === JPEG.APP14 && content.length >= ADOBE_BYTES && startsWith(content, 'Adobe')) head.adobe = content;
  if (code === JPEG.APP2 && content.length > PROFILE_PREFIX_BYTES && startsWith(content, 'ICC_PROFILE\0')) {
    head.profile.push(content);
  }
}

/** The parts of a color profile, in order; none if one is missing, or together they are not a profile. */
function listProfileParts({ profile }: Head): Uint8Array[] {
  const parts = profile.slice().sort((one, other) => (one[12] ?? 0) - (other[12] ?? 0));
  const isWhole = parts.every((part, index) => part[12] === index + 1 && part[13] === parts.length);
  const byteCount = parts.reduce((sum, { length }) => sum + length - PROFILE_PREFIX_BYTES, 0);
  const start = parts[0]?.subarray(PROFILE_PREFIX_BYTES);
  return start && isWhole && isColorProfile(start, byteCount) ? parts : [];
}

/** In the order in which encoders write them. JFIF keeps the density and loses its preview. */
function makeHead(head: Head): (Uint8Array | readonly number[])[] {
  const { orientation = 1, jfif, adobe } = head;
  const jfifContent = jfif && Uint8Array.from([...jfif.subarray(0, 5), 1, ...jfif.subarray(6, JFIF_BYTES - 2), 0, 0]);
  return [
    [0xff, JPEG.SOI],
    orientation === 1 ? [] : makeOrientationSegment(orientation),
    jfifContent ? makeSegment(JPEG.APP0, jfifContent) : [],
    adobe ? makeSegment(JPEG.APP14, adobe.subarray(0, ADOBE_BYTES)) : [],
    ...listProfileParts(head).map((part) => makeSegment(JPEG.APP2, part)),
  ];
}

/** Decoders use the last three bytes of a scan's header only if the picture is progressive. Else one value is valid. */
function makeScanHeader({ whole }: JpegSegment, frameCode: number): Uint8Array {
  return frameCode === JPEG.SOF2 ? whole : Uint8Array.from([...whole.subarray(0, -3), 0, 63, 0]);
}

function cut(file: Uint8Array): CutImage | undefined {
  const head: Head = { profile: [] };
  const picture: Uint8Array[] = [];
  let frame: JpegSegment | undefined;
  let hasScan = false;
  for (const segment of readJpegSegments(file)) {
    const { code, content, whole, scanData } = segment;
    if (isApplicationSegment(code)) {
      if (!hasScan) noteApplicationSegment(head, segment);
    } else if (TABLES.includes(code)) {
      picture.push(whole);
    } else if (FRAMES.includes(code) && !frame) {
      frame = segment;
      picture.push(whole);
    } else if (code === JPEG.SOS && frame && content.length >= 6) {
      hasScan = true;
      picture.push(makeScanHeader(segment, frame.code), scanData);
    } else if (!DROPPED.includes(code)) return undefined;
  }
  if (!frame || !hasScan) return undefined;
  const bytes = joinBytes([...makeHead(head), ...picture, [0xff, JPEG.EOI]]);
  const [heightPx, widthPx] = [uint16(frame.content, 1), uint16(frame.content, 3)];
  return { bytes, widthPx, heightPx, orientation: head.orientation ?? 1 };
}

/**
 * Cuts a JPEG down to its picture: see cutImage. It finds its way through bytes between segments and wrong lengths as
 * browsers do.
 *
 * @returns undefined if browsers would not open it, or it has no end
 */
export function cutJpeg(file: Uint8Array): CutImage | undefined {
  try {
    return cut(file);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
