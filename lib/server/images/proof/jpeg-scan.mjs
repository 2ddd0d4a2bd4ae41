import { CODE_MAX_BITS, readHuffmanTables, SHORT_BITS } from './huffman-tables.mjs';

const [SOF0, SOF1, DHT, DRI, SOS] = [0xc0, 0xc1, 0xc4, 0xdd, 0xda];
const [RST0, RESTART_NUMBERS] = [0xd0, 8];
const AC_CLASS = 0x10;
const BLOCK_PX = 8;
const COEFFICIENTS = 64;
/** A code for 16 zeros, which does not end its block. */
const ZERO_RUN = 15;
const [BYTE_BITS, INT_BITS] = [8, 32];

/**
 * Reads the segments up to the first scan of a JPEG as cutJpeg leaves it: nothing between them, every length right.
 *
 * @returns undefined unless all of the picture is in one scan, as baseline pictures have it
 */
function readSingleScan(jpeg) {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  const tables = new Map();
  let frame;
  let restartInterval = 0;
  for (let offset = 2; ; ) {
    const code = jpeg[offset + 1];
    const end = offset + 2 + view.getUint16(offset + 2);
    const content = jpeg.subarray(offset + 4, end);
    if (code === DHT) readHuffmanTables(content, tables);
    if (code === DRI) restartInterval = view.getUint16(offset + 4);
    if (code === SOF0 || code === SOF1) frame = content;
    if (code === SOS) {
      if (!frame || content[0] !== frame[5]) return undefined;
      return { frame, tables, restartInterval, header: content, start: end };
    }
    offset = end;
  }
}

/** The blocks of one unit of the scan, each with its tables; and how many units there are. */
function planUnits({ frame, tables, header }) {
  const [height, width, count] = [(frame[1] << 8) | frame[2], (frame[3] << 8) | frame[4], frame[5]];
  const components = Array.from({ length: count }, (_, index) => ({
    id: frame[6 + 3 * index],
    across: frame[7 + 3 * index] >> 4,
    down: frame[7 + 3 * index] & 15,
  }));
  // A picture of one component has units of one block, whatever its sampling says.
  const isAlone = count === 1;
  const blocks = [];
  for (let index = 0; index < count; index += 1) {
    const [id, selectors] = [header[1 + 2 * index], header[2 + 2 * index]];
    const component = components.find((one) => one.id === id);
    const [dc, ac] = [tables.get(selectors >> 4), tables.get(AC_CLASS | (selectors & 15))];
    if (!component || !dc || !ac) throw new RangeError('A table is missing');
    const repeated = isAlone ? 1 : component.across * component.down;
    for (let block = 0; block < repeated; block += 1) blocks.push({ dc, ac });
  }
  const across = isAlone ? 1 : Math.max(...components.map((one) => one.across));
  const down = isAlone ? 1 : Math.max(...components.map((one) => one.down));
  return { blocks, units: Math.ceil(width / (BLOCK_PX * across)) * Math.ceil(height / (BLOCK_PX * down)) };
}

/**
 * Walks through the compressed data, code by code. One function with plain variables: with methods for the bits it takes
 * three times as long.
 *
 * @returns where the data ends: behind the byte of the last bit; undefined if it ends too soon or has an unknown code
 */
function findEnd(jpeg, { start, restartInterval }, { blocks, units }) {
  let offset = start;
  let bits = 0;
  let heldBits = 0;
  /** How many of the held bits are zeros that stand for what the data does not have. */
  let missingBits = 0;

  const fill = () => {
    while (heldBits <= INT_BITS - BYTE_BITS) {
      const byte = jpeg[offset];
      bits <<= BYTE_BITS;
      heldBits += BYTE_BITS;
      if (byte === undefined || (byte === 0xff && jpeg[offset + 1] !== 0)) {
        missingBits += BYTE_BITS;
      } else {
        offset += byte === 0xff ? 2 : 1;
        bits |= byte;
      }
    }
  };
  /** Behind the last byte of which a bit was read: whole bytes that are still held do not count. */
  const end = () => {
    let behind = offset;
    for (let unread = (heldBits - missingBits) >> 3; unread > 0; unread -= 1) {
      behind -= jpeg[behind - 1] === 0 && jpeg[behind - 2] === 0xff ? 2 : 1;
    }
    return behind;
  };
  /** Goes on behind the restart marker that must come now; further marker bytes may stand before it. */
  const isRestarted = (number) => {
    offset = end();
    if (jpeg[offset] !== 0xff) return false;
    while (jpeg[offset] === 0xff) offset += 1;
    bits = 0;
    heldBits = 0;
    missingBits = 0;
    offset += 1;
    return jpeg[offset - 1] === RST0 + (number % RESTART_NUMBERS);
  };

  for (let unit = 0; unit < units; unit += 1) {
    const isRestart = restartInterval > 0 && unit > 0 && unit % restartInterval === 0;
    if (isRestart && !isRestarted(unit / restartInterval - 1)) return undefined;
    for (const { dc, ac } of blocks) {
      let table = dc;
      for (let index = 0; index < COEFFICIENTS; index += 1) {
        if (heldBits < CODE_MAX_BITS) fill();
        const entry =
          table.short[(bits >>> (heldBits - SHORT_BITS)) & 0x1ff] ||
          table.long[(bits >>> (heldBits - CODE_MAX_BITS)) & 0xffff];
        if (entry === 0) return undefined;
        heldBits -= entry & 0xff;
        const size = (entry >> BYTE_BITS) & 15;
        if (heldBits < size) fill();
        heldBits -= size;
        if (index > 0) {
          const run = entry >> 12;
          if (size === 0 && run !== ZERO_RUN) break;
          index += run;
        }
        table = ac;
      }
      if (heldBits < missingBits) return undefined;
    }
  }
  return end();
}

/**
 * Finds where the compressed data of a baseline JPEG ends: behind the last block that a picture of its size has. The
 * decoder neither tells when the last rows are missing nor what lies behind them.
 *
 * @param {Uint8Array} jpeg as cutJpeg leaves it
 * @returns {number | 'damaged' | undefined} an offset; undefined for a picture in several scans: there the decoder tells
 */
export function findJpegDataEnd(jpeg) {
  try {
    const scan = readSingleScan(jpeg);
    if (!scan) return undefined;
    return findEnd(jpeg, scan, planUnits(scan)) ?? 'damaged';
  } catch (error) {
    if (error instanceof RangeError) return 'damaged';
    throw error;
  }
}
