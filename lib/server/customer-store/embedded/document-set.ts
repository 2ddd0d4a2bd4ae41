import type { Transaction } from 'kysely';
import { DOCUMENT_SIDES, type DocumentSide } from '../../../shared/contract/request';
import type { DocumentImageKeysTable } from '../../db/schema/document-image-keys-table';
import type { DocumentsTable, Tables } from '../../db/schema/tables';
import type { CheckedImage } from '../../images/decode-image';
import { openOr } from '../../sealing/open-or';
import { openImage, sealImage } from '../../sealing/seal-image';
import type { SentImages } from './read-images';
import { selectSealedImages } from './sealed-images';
import type { Store } from './store';

/** The plain images of one set. */
export type ImageSet = { front: CheckedImage; back?: CheckedImage | undefined };

/** Identifies a set and the customer it belongs to. */
export type SetPlace = { customerId: string; setId: string };

/** Stores a new set of images, each encrypted for its place. */
export async function insertDocumentSet(
  { keys }: Store,
  transaction: Transaction<Tables>,
  { customerId, setId }: SetPlace,
  { images, now }: { images: ImageSet; now: number },
): Promise<void> {
  await transaction
    .insertInto('document_sets')
    .values({ id: setId, customer_id: customerId, created_at: now })
    .execute();
  const imageKeys: DocumentImageKeysTable[] = [];
  const documents: DocumentsTable[] = [];
  for (const side of DOCUMENT_SIDES) {
    const image = images[side]?.bytes;
    if (!image) continue;
    const { keyId, wrappedKey, iv, tag, ciphertext } = sealImage(keys, { customerId, setId, side }, image);
    imageKeys.push({ set_id: setId, side, key_id: keyId, wrapped_key: wrappedKey });
    documents.push({ set_id: setId, side, iv, tag, byte_count: image.length, ciphertext });
  }
  await transaction.insertInto('document_image_keys').values(imageKeys).execute();
  await transaction.insertInto('documents').values(documents).execute();
}

/** Compares sizes first, so that only an image of the same size is read and decrypted. */
async function isStoredImage(
  { keys }: Store,
  transaction: Transaction<Tables>,
  { customerId, setId }: SetPlace,
  { side, image: { bytes } }: { side: DocumentSide; image: CheckedImage },
): Promise<boolean> {
  const stored = await selectSealedImages(transaction)
    .where('documents.set_id', '=', setId)
    .where('documents.side', '=', side)
    .where('byte_count', '=', bytes.length)
    .executeTakeFirst();
  if (!stored) return false;
  // What can no longer be read is replaced by what was sent.
  return openOr(false, () => openImage(keys, { customerId, setId, side }, stored).equals(bytes));
}

async function hasBack(transaction: Transaction<Tables>, setId: string): Promise<boolean> {
  const query = transaction
    .selectFrom('documents')
    .select('side')
    .where('set_id', '=', setId)
    .where('side', '=', 'back');
  return (await query.executeTakeFirst()) !== undefined;
}

/**
 * Finds the set that an update starts, if any. Sending the same images again starts none, and neither does sending the
 * current front without a back. A back is never carried over from an older set.
 */
export async function findNewImageSet(
  store: Store,
  transaction: Transaction<Tables>,
  place: SetPlace,
  { front, back }: SentImages,
): Promise<ImageSet | undefined> {
  const sent: ImageSet = { front, back: back ?? undefined };
  if (!(await isStoredImage(store, transaction, place, { side: 'front', image: front }))) return sent;
  if (back === undefined) return undefined;
  const isSameBack =
    back === null
      ? !(await hasBack(transaction, place.setId))
      : await isStoredImage(store, transaction, place, { side: 'back', image: back });
  return isSameBack ? undefined : sent;
}
