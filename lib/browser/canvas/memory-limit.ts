const BYTES_PER_PIXEL = 4;
const GIBIBYTE = 2 ** 30;

/** Of the device's memory, what one picture may take: browsers on phones end a page that takes much more. */
const MEMORY_SHARE = 1 / 8;

/** A little above the 108 megapixels of the largest phone cameras: 480 MB, too much for any page on a phone. */
const PIXELS_MAX = 120_000_000;

/**
 * The most pixels that a way of decoding may hold at once on this device.
 *
 * @param memoryGib the device's memory in GiB, as browsers round it; undefined where they do not tell (Safari, Firefox)
 */
export function findWholePictureMaxPixels(memoryGib: number | undefined): number {
  if (!memoryGib) return PIXELS_MAX;
  return Math.min(PIXELS_MAX, (memoryGib * GIBIBYTE * MEMORY_SHARE) / BYTES_PER_PIXEL);
}

/** What the browser tells of the device's memory, in GiB. */
export const readDeviceMemoryGib = (): number | undefined => (navigator as { deviceMemory?: number }).deviceMemory;
