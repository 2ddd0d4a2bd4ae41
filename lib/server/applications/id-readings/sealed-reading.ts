import type { Selectable } from 'kysely';
import { type IdReading, idReadingSchema } from '../../../shared/id-reading/id-reading';
import type { IdReadingsTable } from '../../db/schema/id-readings-table';
import type { DocumentKeys } from '../../sealing/document-keys';
import { openOrReadClear, parseOrKeep, SEALED_AWAY, sealColumns } from '../../sealing/seal-columns';

const placeOf = (emailDigest: string) => ({ table: 'id_readings', id: emailDigest, part: 'reading' }) as const;

/** The columns for a reading. */
export function sealReading(keys: DocumentKeys, emailDigest: string, reading: IdReading) {
  return { reading: SEALED_AWAY, ...sealColumns(keys, placeOf(emailDigest), reading) } as const;
}

/** The columns that replace what an earlier version stored in clear. */
export const sealClearReading = (keys: DocumentKeys, row: Selectable<IdReadingsTable>) => ({
  reading: SEALED_AWAY,
  ...sealColumns(keys, placeOf(row.email_digest), parseOrKeep(row.reading)),
});

/** Opens a reading; undefined if it is none that this version knows. Throws SealError. */
export function openReading(keys: DocumentKeys, row: Selectable<IdReadingsTable>): IdReading | undefined {
  const reading = idReadingSchema.safeParse(
    openOrReadClear(keys, placeOf(row.email_digest), { clear: row.reading, row }),
  );
  return reading.success ? reading.data : undefined;
}
