import type { DocumentSide } from '../contract/request';
import type { StaffRefusalCode } from '../refusal';

/** The set of images in force, whichever that is. Older sets have ids of their own. */
export const CURRENT_SET = 'current';

/** One set of a customer's document images, as the page lists it. */
export type DocumentSetEntry = {
  /** CURRENT_SET, or the id of an older set. */
  id: string;
  /** Epoch milliseconds; undefined where only the storage account knows. */
  receivedAt: number | undefined;
};

/** What opening a set of images came to. */
export type OpenedDocuments =
  | { kind: 'opened'; sides: DocumentSide[] }
  | { kind: 'failed'; problem: DocumentsProblem; errorId?: string | undefined };

export type DocumentsProblem =
  | StaffRefusalCode
  /** The images were removed, or the customer is not known. */
  | 'no-images'
  | 'storage-refused';

/** The address of one image: opaque ids, no personal value. It answers those only who opened the set shortly before. */
export function documentImagePath(customerId: string, setId: string, side: DocumentSide): string {
  return `/api/staff/images/${encodeURIComponent(customerId)}/${encodeURIComponent(setId)}/${side}`;
}
