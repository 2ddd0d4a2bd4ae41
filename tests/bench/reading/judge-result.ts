import { isDeepStrictEqual } from 'node:util';
import { ID_FIELDS } from '@/lib/shared/id-reading/id-fields';
import type { IdReading } from '@/lib/shared/id-reading/id-reading';
import { readLicense } from '@/lib/shared/id-reading/read-license';
import type { BenchPicture } from './bench-pictures';
import type { ReadingOutcome } from './print-row';
import type { ReadResult } from './reader-page';

/** `reason`: what is not right; field names only, never a value. */
export type Outcome = ReadingOutcome & { picture: BenchPicture; reason: string };

const MISSES: Record<NonNullable<ReadResult['miss']>, string> = {
  'not-found': 'no barcode found',
  'not-read': 'found and not read',
  refused: 'read and refused: no license',
  'not-opened': 'the browser cannot open it',
};

/** Names the fields that are wrong. */
function listDifferent(reading: IdReading, truth: IdReading | undefined): string {
  if (!truth) return 'there is nothing to read';
  const fields = ID_FIELDS.filter((field) => !isDeepStrictEqual(reading.values[field], truth.values[field]));
  return fields.length > 0 ? `differs in ${fields.join(', ')}` : 'differs in expiry or country';
}

/** Compares the result for a picture with its truth. */
export function judgeResult(picture: BenchPicture, { reading, miss, elapsedMs }: ReadResult): Outcome {
  const { truth } = picture;
  const right = truth ? readLicense(truth, Date.now()) : undefined;
  if (!reading) {
    const reason = miss ? MISSES[miss] : 'ended: it took too long';
    // If there is nothing to read, reading nothing is right.
    const isRight = truth !== undefined && !right;
    return { picture, elapsedMs, reason, kind: isRight ? 'read' : 'nothing' };
  }
  if (truth === undefined || isDeepStrictEqual(reading, right)) return { picture, elapsedMs, reason: '', kind: 'read' };
  return { picture, elapsedMs, reason: listDifferent(reading, right), kind: 'false' };
}
