const POLYNOMIAL = 0xedb88320;

/**
 * The checksum of a PNG chunk (PNG, third edition, annex D). Bit by bit: what is written is small, so no table is worth
 * it, and Node.js has its own only from 22.2 on.
 *
 * @param bytes the chunk's name and content
 */
export function crc32(bytes: Iterable<number>): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
