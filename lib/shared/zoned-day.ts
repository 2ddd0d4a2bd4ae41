const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** How far a time zone is ahead of UTC at a given moment, in milliseconds. An unknown zone counts as UTC. */
function findOffsetMs(epochMs: number, timeZone: string): number {
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    const name = format.formatToParts(epochMs).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d+):?(\d+)?/.exec(name) ?? [];
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
  } catch {
    return 0;
  }
}

/**
 * The moment at which a day starts in a time zone.
 *
 * @param day YYYY-MM-DD
 * @param timeZone an IANA name such as Europe/Berlin; an unknown one counts as UTC
 * @param daysLater 1 for the end of the day
 * @returns epoch milliseconds, or undefined if it is not a date
 */
export function findDayStart(day: string | undefined, timeZone: string, daysLater = 0): number | undefined {
  const [, year, month, date] = DAY.exec(day ?? '') ?? [];
  const utcMs = Date.UTC(Number(year), Number(month) - 1, Number(date));
  if (Number.isNaN(utcMs) || new Date(utcMs).toISOString().slice(0, 10) !== day) return undefined;
  const asUtcMs = utcMs + daysLater * DAY_MS;
  // The offset at midnight is only known once midnight is: the second pass gets it right near clock changes.
  const nearMs = asUtcMs - findOffsetMs(asUtcMs, timeZone);
  return asUtcMs - findOffsetMs(nearMs, timeZone);
}
