import { findMarkerCode, findScanEnd } from './image-completeness';

/** The markers of a JPEG, by the names that the standard gives them. */
export const JPEG = {
  TEM: 0x01,
  SOF0: 0xc0,
  SOF1: 0xc1,
  SOF2: 0xc2,
  DHT: 0xc4,
  DAC: 0xcc,
  RST0: 0xd0,
  RST7: 0xd7,
  SOI: 0xd8,
  EOI: 0xd9,
  SOS: 0xda,
  DQT: 0xdb,
  DNL: 0xdc,
  DRI: 0xdd,
  APP0: 0xe0,
  APP1: 0xe1,
  APP2: 0xe2,
  APP14: 0xee,
  APP15: 0xef,
  COM: 0xfe,
} as const;

export type JpegSegment = {
  code: number;
  /** What follows the length. */
  content: Uint8Array;
  /** The segment's own bytes, from its marker on; without the data of a scan. */
  whole: Uint8Array;
  /** The compressed data that follows the header of a scan. Empty for every other segment. */
  scanData: Uint8Array;
};

/** Far more than any encoder writes: a file made of empty segments would keep a reader busy for seconds. */
const MAX_SEGMENTS = 10_000;

const isAlone = (code: number) => code === 0 || code === JPEG.TEM || (code >= JPEG.RST0 && code <= JPEG.RST7);

/** Where the marker bytes before a code begin: any number of them may fill the place before it. */
function findFillStart(file: Uint8Array, codeAt: number): number {
  let start = codeAt;
  while (file[start - 1] === 0xff) start -= 1;
  return start;
}

/**
 * Walks a JPEG's segments up to its end marker the way decoders do: what lies between two segments is skipped, and a
 * length that is too small counts as none.
 *
 * @throws RangeError if the file ends first, or has an absurd number of segments
 */
export function* readJpegSegments(file: Uint8Array): Generator<JpegSegment> {
  const nextCode = (from: number) => {
    const codeAt = findMarkerCode(file, from);
    if (codeAt === -1) throw new RangeError('The JPEG has no end');
    return codeAt;
  };
  let codeAt = nextCode(2);
  for (let count = 0; file[codeAt] !== JPEG.EOI; count += 1) {
    if (count === MAX_SEGMENTS) throw new RangeError('The JPEG has too many segments');
    const code = file[codeAt] ?? 0;
    if (isAlone(code)) {
      codeAt = nextCode(codeAt + 1);
      continue;
    }
    const length = ((file[codeAt + 1] ?? 0) << 8) | (file[codeAt + 2] ?? 0);
    const end = codeAt + 1 + Math.max(length, 2);
    const afterScan = code === JPEG.SOS ? findScanEnd(file, end) : end;
    if (afterScan === -1 || end > file.length) throw new RangeError('The JPEG has no end');
    const whole = file.subarray(codeAt - 1, end);
    const scanData = file.subarray(end, code === JPEG.SOS ? findFillStart(file, afterScan) : end);
    yield { code, whole, content: whole.subarray(4), scanData };
    codeAt = code === JPEG.SOS ? afterScan : nextCode(end);
  }
}
