import type { DocumentSide } from '../../../shared/contract/request';

/**
 * The wrapped key of one image (see lib/server/sealing/seal-image.ts). It stands apart from the image because the table
 * is small: erasing writes it anew, so that no copy of a key outlives its row. The image goes when this row goes.
 */
export interface DocumentImageKeysTable {
  set_id: string;
  side: DocumentSide;
  /** Which document key wraps the image's own key. */
  key_id: string;
  wrapped_key: Buffer;
}
