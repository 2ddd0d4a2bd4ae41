import type { Kysely } from 'kysely';
import type { DocumentImageKeysTable } from '../../../lib/server/db/schema/document-image-keys-table';
import type { DocumentsTable, Tables } from '../../../lib/server/db/schema/tables';

/** An encrypted image with its wrapped key, as stored. */
export type StoredImage = DocumentsTable & DocumentImageKeysTable;

type Place = Pick<StoredImage, 'set_id' | 'side'>;

/** Reads what is stored for all images. */
export function listStoredImages(kysely: Kysely<Tables>): Promise<StoredImage[]> {
  return kysely
    .selectFrom('documents')
    .innerJoin('document_image_keys as keys', (join) =>
      join.onRef('keys.set_id', '=', 'documents.set_id').onRef('keys.side', '=', 'documents.side'),
    )
    .selectAll('documents')
    .select(['keys.key_id', 'keys.wrapped_key'])
    .orderBy('documents.set_id')
    .orderBy('documents.side')
    .execute();
}

/** Changes what is stored for one image. */
export async function overwriteStoredImage(
  kysely: Kysely<Tables>,
  { set_id, side }: Place,
  { key_id, wrapped_key, ...image }: Partial<Omit<StoredImage, keyof Place>>,
): Promise<void> {
  const key = { ...(key_id && { key_id }), ...(wrapped_key && { wrapped_key }) };
  if (Object.keys(key).length > 0) {
    const query = kysely.updateTable('document_image_keys').set(key);
    await query.where('set_id', '=', set_id).where('side', '=', side).execute();
  }
  if (Object.keys(image).length > 0) {
    const query = kysely.updateTable('documents').set(image);
    await query.where('set_id', '=', set_id).where('side', '=', side).execute();
  }
}
