/** JPEG's Huffman codes are at most this long, in bits. */
export const CODE_MAX_BITS = 16;
/** Nearly all codes are at most this long: a table of 1 KB, which stays in the processor's nearest cache. */
export const SHORT_BITS = 9;

const UNUSED_BITS = CODE_MAX_BITS - SHORT_BITS;
const COUNTS_BYTES = 16;

/**
 * Two tables to look codes up in, by the next 9 bits and by the next 16: how long the code is (low byte) and what it
 * stands for (high byte). 0 where no code begins like that, or it is longer than 9 bits.
 *
 * @param {Uint8Array} counts how many codes there are of each length, 1 to 16 bits
 * @param {Uint8Array} symbols what they stand for, shortest first
 */
function makeLookup(counts, symbols) {
  const long = new Uint16Array(1 << CODE_MAX_BITS);
  const short = new Uint16Array(1 << SHORT_BITS);
  let code = 0;
  let index = 0;
  for (let bits = 1; bits <= CODE_MAX_BITS; bits += 1) {
    const span = 1 << (CODE_MAX_BITS - bits);
    for (let left = counts[bits - 1]; left > 0; left -= 1) {
      if (code + span > long.length) throw new RangeError('More codes than fit');
      const entry = (symbols[index] << 8) | bits;
      long.fill(entry, code, code + span);
      if (bits <= SHORT_BITS) short.fill(entry, code >> UNUSED_BITS, (code + span) >> UNUSED_BITS);
      code += span;
      index += 1;
    }
  }
  return { short, long };
}

/**
 * Reads the tables of one segment.
 *
 * @param {Uint8Array} content of a DHT segment
 * @param {Map<number, { short: Uint16Array, long: Uint16Array }>} tables by class and number, as they stand in the segment; new ones are added
 */
export function readHuffmanTables(content, tables) {
  let offset = 0;
  while (offset + 1 + COUNTS_BYTES <= content.length) {
    const counts = content.subarray(offset + 1, offset + 1 + COUNTS_BYTES);
    const start = offset + 1 + COUNTS_BYTES;
    const end = start + counts.reduce((sum, count) => sum + count, 0);
    if (end > content.length) throw new RangeError('A table is cut off');
    tables.set(content[offset], makeLookup(counts, content.subarray(start, end)));
    offset = end;
  }
}
