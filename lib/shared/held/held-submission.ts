import type { CustomerStatus } from '../customer/customer-status';
import type { FieldName } from '../customer/fields';
import type { StoredDetails } from '../customer/known-customer';
import type { StaffRefusalCode } from '../refusal';

/** The image set of a held submission; its address has the held submission's id where a customer's would be. */
export const HELD_SET = 'held';

/** How many held submissions a page of the list shows. */
export const HELD_PER_PAGE = 50;

/** One held submission in the list; its texts are empty if it can no longer be decrypted. */
export type ListedHeld = {
  id: string;
  name: string;
  emailAddress: string;
  /** Epoch milliseconds. */
  receivedAt: number;
  /** Epoch milliseconds. */
  expiresAt: number;
};

/** A field that can be accepted; not the email address, which is how the record was found. */
export type HeldField = Exclude<FieldName, 'emailAddress'>;

/** A held submission next to the record that it would change. Dates are YYYYMMDD. */
export type HeldSubmission = Omit<ListedHeld, 'name'> & {
  sent: StoredDetails;
  /** Undefined if no record has this email anymore, or the storage cannot be reached. */
  stored: StoredDetails | undefined;
  storageProblem: 'unavailable' | undefined;
  status: CustomerStatus | undefined;
  /** Id of the record's page; undefined if the portal does not know one. */
  customerPath: string | undefined;
  /** When the record last changed, in epoch milliseconds; 0 if there is none. */
  seenUpdatedAt: number;
};

/** What to accept. */
export type HeldChoice = {
  heldId: string;
  fields: HeldField[];
  hasPhotos: boolean;
  /** As the page showed it. */
  seenUpdatedAt: number;
};

export type HeldProblem =
  | StaffRefusalCode
  /** Someone already decided on it, or it expired. */
  | 'gone'
  | 'nothing-chosen'
  /** There is no record to change, or it has no photos: everything has to be accepted. */
  | 'needs-everything'
  /** The record has changed since the page showed it. */
  | 'changed-meanwhile'
  | 'storage-refused'
  /** The storage did not confirm whether it stored it. Accepting again is safe. */
  | 'unconfirmed';

/** The result of a decision on a held submission. */
export type HeldOutcome =
  | { kind: 'taken-over'; customerPath: string | undefined }
  | { kind: 'dropped' }
  | { kind: 'failed'; problem: HeldProblem; errorId?: string | undefined };
