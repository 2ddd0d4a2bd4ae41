/**
 * A single-color picture takes at most 14 bits per block of 64 pixels, without chroma subsampling: 0.03 bytes per pixel
 * (JPEG, annex K: the shortest codes of its Huffman tables). Anything well above that shows something.
 */
const UNIFORM_MAX_BYTES_PER_PIXEL = 0.05;

/** Whether a JPEG of so many bytes and pixels may be all of one color. */
export const mayBeUniform = (byteCount: number, pixelCount: number): boolean =>
  byteCount <= UNIFORM_MAX_BYTES_PER_PIXEL * pixelCount;
