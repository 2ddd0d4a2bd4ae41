const SIGNATURE_BYTES = 8;
/** Length, name and checksum around a chunk's content. */
const FRAME_BYTES = 12;

/** The chunks that make up a picture, and those that affect its colors or transparency (PNG, third edition). */
const KEPT_CHUNKS = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT'];

/**
 * A copy of a PNG that keeps its pixels and colors, and nothing else: no text, EXIF, XMP, time or vendor chunks, and
 * nothing after its end.
 *
 * @returns undefined if the file is not a well-formed PNG
 */
export function makeBarePng(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bare = new Uint8Array(bytes.length);
  bare.set(bytes.subarray(0, SIGNATURE_BYTES));
  let to = SIGNATURE_BYTES;
  let from = SIGNATURE_BYTES;
  while (from + FRAME_BYTES <= bytes.length) {
    const end = from + FRAME_BYTES + view.getUint32(from);
    if (end > bytes.length) return undefined;
    const name = String.fromCharCode(...bytes.subarray(from + 4, from + 8));
    if (KEPT_CHUNKS.includes(name)) {
      bare.set(bytes.subarray(from, end), to);
      to += end - from;
    }
    if (name === 'IEND') return bare.slice(0, to);
    from = end;
  }
  return undefined;
}
