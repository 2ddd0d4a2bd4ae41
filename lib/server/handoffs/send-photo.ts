import type { Transaction } from 'kysely';
import type { DocumentSide } from '../../shared/contract/request';
import type { Store } from '../customer-store/embedded/store';
import type { Tables } from '../db/schema/tables';
import { inTransaction } from '../db/transactions/in-transaction';
import { sealImage } from '../sealing/seal-image';
import { digestSecretToken } from '../secret-token';
import { bindHandoffImage } from './seal-binding';

/** A photo that passed the checks. */
export type CheckedPhoto = {
  side: DocumentSide;
  /** A UUID that the phone made. */
  version: string;
  image: Buffer;
  sourceByteCount: number;
};

/** A photo, or that a side no longer has one. */
export type PhotoChange = CheckedPhoto | { side: DocumentSide; version: null };

type BoundPhone = { linkSecret: string; phoneSecret: string };

/** Takes the row lock first, so that no photo arrives after the end. */
async function setVersion(
  transaction: Transaction<Tables>,
  { linkSecret, phoneSecret }: BoundPhone,
  { side, version }: Pick<PhotoChange, 'side' | 'version'>,
  now: number,
): Promise<string | undefined> {
  const row = await transaction
    .updateTable('handoffs')
    .set(side === 'front' ? { front_version: version } : { back_version: version })
    .where('link_digest', '=', digestSecretToken(linkSecret))
    .where('phone_digest', '=', digestSecretToken(phoneSecret))
    .where('state', '=', 'open')
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

async function insertImage({ keys }: Store, transaction: Transaction<Tables>, id: string, photo: CheckedPhoto) {
  const { side, version, image, sourceByteCount } = photo;
  const { keyId, wrappedKey, iv, tag, ciphertext } = sealImage(keys, bindHandoffImage(id, photo), image);
  await transaction
    .insertInto('handoff_images')
    .values({
      handoff_id: id,
      side,
      version,
      key_id: keyId,
      wrapped_key: wrappedKey,
      iv,
      tag,
      source_byte_count: sourceByteCount,
      ciphertext,
    })
    .execute();
}

/**
 * Keeps a photo for the computer, encrypted, replacing an earlier one of its side; or records that a side is empty.
 *
 * @returns false when the handoff is over, or belongs to another phone
 */
export function sendPhoto(store: Store, phone: BoundPhone, change: PhotoChange, now: number): Promise<boolean> {
  return inTransaction(store.database, async (transaction) => {
    const id = await setVersion(transaction, phone, change, now);
    if (id === undefined) return false;
    await transaction
      .deleteFrom('handoff_images')
      .where('handoff_id', '=', id)
      .where('side', '=', change.side)
      .execute();
    if (change.version !== null) await insertImage(store, transaction, id, change);
    return true;
  });
}
