import type { CustomerStatus } from '../customer/customer-status';
import type { FieldName } from '../customer/fields';
import type { StoredDetails } from '../customer/known-customer';
import type { StaffRefusalCode } from '../refusal';

/** The set of images of a held submission; its address has the held submission's id where a customer's would be. */
export const HELD_SET = 'held';

/** How many held submissions a page of the list shows. */
export const HELD_PER_PAGE = 50;

/** One held submission in the list; its texts are empty where it cannot be opened any more. */
export type ListedHeld = {
  id: string;
  name: string;
  emailAddress: string;
  /** Epoch milliseconds. */
  receivedAt: number;
  /** Epoch milliseconds. */
  expiresAt: number;
};

/** A field that can be taken over: the email address is how the record was found. */
export type HeldField = Exclude<FieldName, 'emailAddress'>;

/** A held submission beside the record that it would change. Dates are YYYYMMDD. */
export type HeldSubmission = Omit<ListedHeld, 'name'> & {
  sent: StoredDetails;
  /** Undefined where no record has this email any more, or the storage cannot be asked. */
  stored: StoredDetails | undefined;
  storageProblem: 'unavailable' | undefined;
  status: CustomerStatus | undefined;
  /** Of the record's page; undefined where the portal knows none. */
  customerPath: string | undefined;
  /** When the record last changed, epoch milliseconds; 0 where there is none. */
  seenUpdatedAt: number;
};

/** What to take over. */
export type HeldChoice = {
  heldId: string;
  fields: HeldField[];
  hasPhotos: boolean;
  /** As the page showed it. */
  seenUpdatedAt: number;
};

export type HeldProblem =
  | StaffRefusalCode
  /** Somebody decided on it, or it expired. */
  | 'gone'
  | 'nothing-chosen'
  /** There is no record to change, or it has no photos: all has to be taken over. */
  | 'needs-everything'
  /** The record changed since the page showed it. */
  | 'changed-meanwhile'
  | 'storage-refused'
  /** The storage did not say whether it stored it. Taking over once more is safe. */
  | 'unconfirmed';

/** What became of a decision about a held submission. */
export type HeldOutcome =
  | { kind: 'taken-over'; customerPath: string | undefined }
  | { kind: 'dropped' }
  | { kind: 'failed'; problem: HeldProblem; errorId?: string | undefined };
