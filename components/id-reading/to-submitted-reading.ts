import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import type { FoundReading } from './found-reading';

/** The part of the reading sent with the submission: what was read, and where the person kept what they had typed. */
export function toSubmittedReading(found: FoundReading | undefined): IdReading | undefined {
  if (!found) return undefined;
  return { ...found.reading, ...(found.kept.length > 0 && { keptFields: [...found.kept] }) };
}
