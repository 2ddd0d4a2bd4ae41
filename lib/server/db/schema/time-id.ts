const TIMESTAMP_HEX_DIGITS = 12;
const MAX_TIMESTAMP_MS = 2 ** 48 - 1;

/**
 * The smallest UUIDv7 for a moment: ids greater than or equal to it were made at that moment or later. So a single
 * index, the primary key, serves both time order and time ranges (RFC 9562, section 5.7).
 *
 * @param epochMs milliseconds; values outside 48 bits count as the nearest one inside
 */
export function firstIdAt(epochMs: number): string {
  const ms = Math.min(Math.max(Math.floor(epochMs), 0), MAX_TIMESTAMP_MS);
  const hex = ms.toString(16).padStart(TIMESTAMP_HEX_DIGITS, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
