import type { DocumentSide } from '../../../shared/contract/request';

/**
 * The wrapped key of one image (see lib/server/sealing/seal-image.ts). It is kept apart from the image because this
 * table is small: erasing rewrites it, so that no copy of a key outlives its row. Deleting this row deletes the image.
 */
export interface DocumentImageKeysTable {
  set_id: string;
  side: DocumentSide;
  /** Which document key wraps the image's own key. */
  key_id: string;
  wrapped_key: Buffer;
}
