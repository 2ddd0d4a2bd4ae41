import type { Kysely, Selectable } from 'kysely';
import type { DocumentSide } from '../../../shared/contract/request';
import type { Customer } from '../../../shared/customer/customer';
import type { IdReading } from '../../../shared/id-reading/id-reading';
import type { HeldSubmissionsTable } from '../../db/schema/application-tables';
import type { Tables } from '../../db/schema/tables';
import type { CheckedImage } from '../../images/decode-image';
import type { DocumentKeys } from '../../sealing/document-keys';
import { openRecordPart, sealRecord } from '../../sealing/seal-record';

export type HeldRecord = Selectable<HeldSubmissionsTable>;

/** What is sealed for a held submission besides its images. */
export type HeldValues = { customer: Customer; idReading?: IdReading | undefined };

const VALUES = 'values';
const placeOf = (id: string) => ({ table: 'held_submissions', id }) as const;
const wrappedKeyOf = ({ key_id, wrapped_key }: HeldRecord) => ({ keyId: key_id, wrappedKey: wrapped_key });

/** Seals the values and images of one submission under one key. */
export function sealHeld(
  keys: DocumentKeys,
  id: string,
  values: HeldValues,
  documents: { front: CheckedImage; back?: CheckedImage | undefined },
) {
  const { front, back } = documents;
  const parts: Record<string, Uint8Array> = { [VALUES]: Buffer.from(JSON.stringify(values)), front: front.bytes };
  if (back) parts.back = back.bytes;
  const { keyId, wrappedKey, sealed } = sealRecord(keys, placeOf(id), parts);
  const images = (['front', 'back'] as const).flatMap((side) => {
    const image = documents[side];
    return image ? [{ held_id: id, side, byte_count: image.bytes.length, sealed: sealed[side] as Buffer }] : [];
  });
  return { row: { key_id: keyId, wrapped_key: wrappedKey, sealed: sealed[VALUES] as Buffer }, images };
}

/** Opens the values. Throws SealError. */
export function openHeldValues(keys: DocumentKeys, held: HeldRecord): HeldValues {
  const part = { part: VALUES, sealed: held.sealed };
  return JSON.parse(openRecordPart(keys, placeOf(held.id), wrappedKeyOf(held), part).toString());
}

/** Opens the images; a side that was not sent is absent. Throws SealError. */
export async function openHeldImages(
  kysely: Kysely<Tables>,
  keys: DocumentKeys,
  held: HeldRecord,
): Promise<Partial<Record<DocumentSide, Buffer>>> {
  const rows = await kysely.selectFrom('held_images').selectAll().where('held_id', '=', held.id).execute();
  const open = (side: DocumentSide, sealed: Buffer) =>
    openRecordPart(keys, placeOf(held.id), wrappedKeyOf(held), { part: side, sealed });
  return Object.fromEntries(rows.map(({ side, sealed }) => [side, open(side, sealed)]));
}

/** Finds a submission that is still held. */
export function findHeld(kysely: Kysely<Tables>, id: string, now: number): Promise<HeldRecord | undefined> {
  return kysely
    .selectFrom('held_submissions')
    .selectAll()
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}
