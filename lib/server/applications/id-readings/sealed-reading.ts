import type { Selectable } from 'kysely';
import { type IdReading, idReadingSchema } from '../../../shared/id-reading/id-reading';
import type { IdReadingsTable } from '../../db/schema/id-readings-table';
import type { DocumentKeys } from '../../sealing/document-keys';
import { openColumns, parseOrKeep, sealColumns } from '../../sealing/seal-columns';

/** In the column `reading` of every row whose reading is sealed. */
const NOTHING = '{}';
const placeOf = (emailDigest: string) => ({ table: 'id_readings', id: emailDigest, part: 'reading' }) as const;

/** The columns for a reading. */
export function sealReading(keys: DocumentKeys, emailDigest: string, reading: IdReading) {
  return { reading: NOTHING, ...sealColumns(keys, placeOf(emailDigest), reading) } as const;
}

/** The columns that replace what an earlier version stored in clear. */
export const sealClearReading = (keys: DocumentKeys, row: Selectable<IdReadingsTable>) => ({
  reading: NOTHING,
  ...sealColumns(keys, placeOf(row.email_digest), parseOrKeep(row.reading)),
});

/** Opens a reading; undefined if it is none that this version knows. Throws SealError. */
export function openReading(keys: DocumentKeys, row: Selectable<IdReadingsTable>): IdReading | undefined {
  // In clear only in rows from before it was sealed.
  const isClear = row.reading !== NOTHING;
  const read = isClear ? parseOrKeep(row.reading) : openColumns(keys, placeOf(row.email_digest), row);
  const reading = idReadingSchema.safeParse(read);
  return reading.success ? reading.data : undefined;
}
