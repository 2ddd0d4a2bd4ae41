import { isDeepStrictEqual } from 'node:util';
import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import { parseMrz } from '@/lib/shared/id-reading/parse-mrz';
import type { GrayImage } from '@/lib/vision/gray/gray-image';
import { searchZone } from '@/lib/vision/mrz/read-zone';

/** Same as the browser's worker. */
const TIME_LIMIT_MS = 3_000;

/** Why a zone was not read. */
export const MISSES = { nothing: 'not found', lines: 'found and not read', zone: 'checksum' } as const;

export type ZoneOutcome = {
  /** All characters right; something offered, and right; nothing offered; something offered that is wrong. */
  kind: 'read' | 'partly' | 'nothing' | 'false';
  miss?: (typeof MISSES)[keyof typeof MISSES];
  lines: string[] | undefined;
  elapsedMs: number;
};

/** CPU time of this process, so that other work on the machine does not count. */
export function measureCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Tells whether everything that one reading offers is also in another. */
function isPartOf({ values, expiresOn, country }: IdReading, whole: IdReading | undefined): boolean {
  const offered = Object.entries({ ...values, expiresOn, country }).filter(([, value]) => value !== undefined);
  const known = new Map<string, unknown>(
    Object.entries({ ...whole?.values, expiresOn: whole?.expiresOn, country: whole?.country }),
  );
  return offered.every(([name, value]) => isDeepStrictEqual(value, known.get(name)));
}

/**
 * Reads a photo as the browser's worker does.
 *
 * @param truth the zone's lines, empty if there is no zone, undefined if unknown
 */
export function readOne(image: GrayImage, truth: readonly string[] | undefined): ZoneOutcome {
  const startMs = measureCpuMs();
  const { lines, found } = searchZone(image, () => measureCpuMs() < startMs + TIME_LIMIT_MS);
  const elapsedMs = measureCpuMs() - startMs;
  const reading = lines && parseMrz(lines, Date.now());
  if (!reading) return { kind: 'nothing', miss: MISSES[found], lines, elapsedMs };
  if (!truth) return { kind: 'read', lines, elapsedMs };
  if (isDeepStrictEqual(lines, truth)) return { kind: 'read', lines, elapsedMs };
  return { kind: isPartOf(reading, parseMrz(truth, Date.now())) ? 'partly' : 'false', lines, elapsedMs };
}
