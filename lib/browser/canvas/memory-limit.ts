const BYTES_PER_PIXEL = 4;
const GIBIBYTE = 2 ** 30;

/** The share of the device's memory that one picture may use: browsers on phones kill a page that uses much more. */
const MEMORY_SHARE = 1 / 8;

/** A little above the 108 megapixels of the largest phone cameras: 480 MB, too much for any page on a phone. */
const PIXELS_MAX = 120_000_000;

/** A little above the 48 megapixels of an iPhone: 200 MB, which its browser still grants a page. */
const UNTOLD_PIXELS_MAX = 50_000_000;

/**
 * The most pixels that a decoding method may hold at once on this device.
 *
 * @param memoryGib the device's memory in GiB, as rounded by browsers; undefined if they do not report it (Safari,
 *   Firefox)
 * @param hasImageDecoder false in Safari: then this may be a phone
 */
export function findWholePictureMaxPixels(memoryGib: number | undefined, hasImageDecoder: boolean): number {
  if (!memoryGib) return hasImageDecoder ? PIXELS_MAX : UNTOLD_PIXELS_MAX;
  return Math.min(PIXELS_MAX, (memoryGib * GIBIBYTE * MEMORY_SHARE) / BYTES_PER_PIXEL);
}

/** The device's memory as the browser reports it, in GiB. */
export const readDeviceMemoryGib = (): number | undefined => (navigator as { deviceMemory?: number }).deviceMemory;
