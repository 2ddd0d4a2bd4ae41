/** A calendar day without a time zone. `month` is 1 to 12. */
export type CalendarDate = { year: number; month: number; day: number };

const pad = (value: number, digits: number) => String(value).padStart(digits, '0');

/** Tells whether a day exists in the calendar (29 February only in leap years). */
export function isRealDate({ year, month, day }: CalendarDate): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Formats a day as YYYYMMDD, the wire form of a date of birth. */
export function formatWireDate({ year, month, day }: CalendarDate): string {
  return pad(year, 4) + pad(month, 2) + pad(day, 2);
}

/** Reads YYYYMMDD; undefined when it is not eight digits that name a real day. */
export function findWireDate(text: string): CalendarDate | undefined {
  if (!/^\d{8}$/.test(text)) return undefined;
  const date = { year: Number(text.slice(0, 4)), month: Number(text.slice(4, 6)), day: Number(text.slice(6)) };
  return isRealDate(date) ? date : undefined;
}

/**
 * The latest day that it is anywhere on Earth at a moment (UTC+14), as YYYYMMDD: a day after this lies in the future for
 * everybody, so nobody is refused over a time zone.
 */
export function latestWireDate(now: Date): string {
  const latest = new Date(now.getTime() + 14 * 60 * 60 * 1000);
  return formatWireDate({ year: latest.getUTCFullYear(), month: latest.getUTCMonth() + 1, day: latest.getUTCDate() });
}
