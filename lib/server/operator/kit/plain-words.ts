const NUMBER = new Intl.NumberFormat('en-US');
const KILOBYTE_BYTES = 1000;
const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'];

/** A number with separators: 1,234. */
export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** A count with its noun: 1 image, 2 images. */
export function countOf(value: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(value)} ${value === 1 ? noun : plural}`;
}

/** A size that people can read: 3.4 MB. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= KILOBYTE_BYTES && unit < UNITS.length - 1) {
    value /= KILOBYTE_BYTES;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}
