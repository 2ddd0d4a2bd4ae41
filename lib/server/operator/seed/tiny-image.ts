import { deflateSync } from 'node:zlib';
import { crc32 } from '../../../shared/images/crc32';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const WIDTH_PX = 32;
const HEIGHT_PX = 20;
const BITS_PER_PIXEL = 8;
const PALETTE_SHADES = 4;

function chunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const bytes = Buffer.alloc(typed.length + 8);
  bytes.writeUInt32BE(content.length, 0);
  typed.copy(bytes, 4);
  bytes.writeUInt32BE(crc32(typed), typed.length + 4);
  return bytes;
}

type GrayPixels = {
  widthPx: number;
  heightPx: number;
  /** One byte a pixel, row by row. */
  shades: Uint8Array;
};

/** Writes a gray PNG. */
export function writeGrayPng({ widthPx, heightPx, shades }: GrayPixels): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header[8] = BITS_PER_PIXEL;
  // Each row begins with the filter byte 0.
  const rows = Buffer.alloc((widthPx + 1) * heightPx);
  for (let row = 0; row < heightPx; row += 1) {
    rows.set(shades.subarray(row * widthPx, (row + 1) * widthPx), row * (widthPx + 1) + 1);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Makes a valid gray PNG of at most a few hundred bytes, 32 by 20 pixels. Different seeds give different pictures. */
export function makeTinyImage(seed: number): Buffer {
  const shades = new Uint8Array(WIDTH_PX * HEIGHT_PX);
  for (let row = 0; row < HEIGHT_PX; row += 1) {
    for (let column = 0; column < WIDTH_PX; column += 1) {
      const shade = ((column >> 2) * (seed + 1) + (row >> 2) * (seed + 3) + seed) % PALETTE_SHADES;
      shades[row * WIDTH_PX + column] = shade * 50 + (seed % 64);
    }
  }
  return writeGrayPng({ widthPx: WIDTH_PX, heightPx: HEIGHT_PX, shades });
}
