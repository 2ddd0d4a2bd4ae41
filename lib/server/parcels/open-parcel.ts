import type { Kysely } from 'kysely';
import type { DocumentSide } from '../../shared/contract/request';
import { bindParcel, PARCEL_TAG_BYTES, type ParcelPurpose, type ParcelReference } from '../../shared/parcels/parcel';
import type { Tables } from '../db/schema/tables';
import { open } from '../sealing/aes-gcm';
import { digestSecretToken } from '../secret-token';

/** Reads a whole parcel as it was sent; undefined if it is missing or incomplete. */
export async function findWholeParcel(
  kysely: Kysely<Tables>,
  { parcel, purpose, now }: { parcel: string; purpose: ParcelPurpose; now: number },
): Promise<Buffer | undefined> {
  const rows = await kysely
    .selectFrom('parcel_pieces')
    .innerJoin('parcels', 'parcels.id', 'parcel_pieces.parcel_id')
    .select(['parcels.total_byte_count', 'parcel_pieces.ciphertext'])
    .where('parcels.id', '=', digestSecretToken(parcel))
    .where('parcels.purpose', '=', purpose)
    .where('parcels.expires_at', '>', now)
    .orderBy('parcel_pieces.start_byte')
    .execute();
  const whole = Buffer.concat(rows.map(({ ciphertext }) => ciphertext));
  return whole.length > 0 && whole.length === rows[0]?.total_byte_count ? whole : undefined;
}

/**
 * Opens a photo's parcel with the key that came with the submission.
 *
 * @returns the photo with its own memory, or undefined when the parcel is missing, incomplete, or cannot be opened
 */
export async function openParcel(
  kysely: Kysely<Tables>,
  { side, reference, now }: { side: DocumentSide; reference: ParcelReference; now: number },
): Promise<Buffer | undefined> {
  const { parcel } = reference;
  const sealed = await findWholeParcel(kysely, { parcel, purpose: 'photo', now });
  if (!sealed || sealed.length <= PARCEL_TAG_BYTES) return undefined;
  const [ciphertext, tag] = [sealed.subarray(0, -PARCEL_TAG_BYTES), sealed.subarray(-PARCEL_TAG_BYTES)];
  const [key, iv] = [Buffer.from(reference.key, 'base64url'), Buffer.from(reference.iv, 'base64url')];
  try {
    return Buffer.from(Uint8Array.from(open(key, bindParcel(side, parcel), { iv, tag, ciphertext })).buffer);
  } catch {
    // A different key, or different bytes.
    return undefined;
  }
}
