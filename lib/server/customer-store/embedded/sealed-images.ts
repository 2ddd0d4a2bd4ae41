import type { Kysely } from 'kysely';
import type { Tables } from '../../db/schema/tables';

/** The encrypted images with their wrapped keys and places: everything openImage needs except the customer. */
export function selectSealedImages(kysely: Kysely<Tables>) {
  return kysely
    .selectFrom('documents')
    .innerJoin('document_image_keys', (join) =>
      join
        .onRef('document_image_keys.set_id', '=', 'documents.set_id')
        .onRef('document_image_keys.side', '=', 'documents.side'),
    )
    .select(['documents.set_id as setId', 'documents.side as side'])
    .select(['key_id as keyId', 'wrapped_key as wrappedKey', 'iv', 'tag', 'ciphertext']);
}
