import type { DocumentSide } from '../contract/request';
import type { StaffRefusalCode } from '../refusal';

/** The current image set, whichever that is. Older sets have their own ids. */
export const CURRENT_SET = 'current';

/** One of a customer's image sets, as listed on the page. */
export type DocumentSetEntry = {
  /** CURRENT_SET, or the id of an older set. */
  id: string;
  /** Epoch milliseconds; undefined if only the storage account knows. */
  receivedAt: number | undefined;
};

/** The result of opening an image set. */
export type OpenedDocuments =
  | { kind: 'opened'; sides: DocumentSide[] }
  | { kind: 'failed'; problem: DocumentsProblem; errorId?: string | undefined };

export type DocumentsProblem =
  | StaffRefusalCode
  /** The images were removed, or the customer does not exist. */
  | 'no-images'
  | 'storage-refused';

/**
 * The address of one image: opaque ids, no personal values. It only answers people who opened the set shortly before.
 */
export function documentImagePath(customerId: string, setId: string, side: DocumentSide): string {
  return `/api/staff/images/${encodeURIComponent(customerId)}/${encodeURIComponent(setId)}/${side}`;
}
