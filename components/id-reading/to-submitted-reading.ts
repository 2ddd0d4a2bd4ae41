import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import type { FoundReading } from './found-reading';

/** The part of the reading sent with the submission: the values, and where the person kept what they had typed. */
export function toSubmittedReading(found: FoundReading | undefined): IdReading | undefined {
  if (!found) return undefined;
  const { documentType: _, ...reading } = found.reading;
  return { ...reading, ...(found.kept.length > 0 && { keptFields: [...found.kept] }) };
}
