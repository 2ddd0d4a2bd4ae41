import { numberFormat } from '@/lib/shared/words/formats';

const BYTES_PER_MEGABYTE = 1_000_000;
const BYTES_PER_KILOBYTE = 1000;

/**
 * A human-readable size: megabytes with one decimal, or kilobytes if that would read 0.0. `language` is a BCP 47 tag.
 */
export function formatByteCount(byteCount: number, language: string): string {
  const isSmall = byteCount < BYTES_PER_MEGABYTE / 20;
  const unit = isSmall ? 'kilobyte' : 'megabyte';
  const value = byteCount / (isSmall ? BYTES_PER_KILOBYTE : BYTES_PER_MEGABYTE);
  return numberFormat(language, {
    style: 'unit',
    unit,
    maximumFractionDigits: isSmall ? 0 : 1,
  }).format(value);
}
