import type { CustomerSource } from '../customer/customer-source';
import type { CustomerStatus } from '../customer/customer-status';
import type { FieldName } from '../customer/fields';
import type { IdField } from '../id-reading/id-fields';
import type { StaffRefusalCode } from '../refusal';
import type { Concern, DecisionReason, SeenRecord } from './decision';
import type { DocumentSetEntry } from './document-view';

/** What was typed about a person; empty text if nothing is stored. Dates are YYYYMMDD. */
export type RecordDetails = Record<Exclude<FieldName, 'reference'>, string>;

/** What the applicant's browser read from the ID. It helps to compare, but proves nothing. */
export type RecordReading = {
  /** What the ID says if that differs from what was typed; dates are YYYYMMDD. */
  differences: Partial<Record<IdField, string>>;
  /** YYYYMMDD; undefined if the ID does not say. */
  expiresOn: string | undefined;
};

/** What a customer agreed to when they sent their details. */
export type RecordConsent = {
  version: string;
  /** A BCP 47 tag. */
  language: string;
  /** Epoch milliseconds by the portal's clock. */
  givenAt: number;
  text: string;
};

/** Who did something: a name, the viewer, or an account that no longer exists. */
export type RecordedPerson = { kind: 'self' } | { kind: 'other'; name: string } | { kind: 'unknown' };

/** One event in the history of a customer's status. */
export type HistoryEntry = {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  from: CustomerStatus | undefined;
  to: CustomerStatus;
  /** `submitted`: details and images arrived; `api`: set through the storage API; `decided` and `undone`: by staff. */
  what: 'submitted' | 'api' | 'decided' | 'undone';
  by: RecordedPerson | undefined;
  reason: DecisionReason | undefined;
  /** Only for people who may decide. */
  note: string | undefined;
  /** What the customer was told, in addition to the message for the reason. */
  customerText?: string | undefined;
  /** Something was written, and can no longer be decrypted. */
  isUnreadable?: boolean;
  isConfirmed: boolean;
};

/** One change to a customer, and what it replaced. Dates are YYYYMMDD. */
export type RecordChange = {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  source: CustomerSource;
  /** Undefined if it was not made by a staff member. */
  by: RecordedPerson | undefined;
  fields: { field: FieldName; from: string; to: string }[];
  hasNewPhotos: boolean;
};

/** The result of revoking a customer's status links. */
export type WithdrawOutcome =
  | { kind: 'withdrawn'; count: number }
  | { kind: 'failed'; problem: StaffRefusalCode; errorId?: string | undefined };

/** A customer as the console shows it. */
export type CustomerRecord = {
  id: string;
  status: CustomerStatus;
  /** Why the storage API could not be reached; the page then shows what the portal last knew. */
  storageProblem: 'unavailable' | 'refused' | 'not-found' | undefined;
  details: RecordDetails;
  /** False if only name and email are known, because the storage API does not answer. */
  hasAllDetails: boolean;
  /** Undefined if nothing was read. */
  reading: RecordReading | undefined;
  reference: string | undefined;
  /** From the last submission that included one; undefined if staff or the storage API entered everything. */
  consent: RecordConsent | undefined;
  /** When the customer last confirmed their email with a code, in epoch milliseconds; undefined if they never did. */
  mailboxProvedAt: number | undefined;
  source: CustomerSource;
  enteredBy: RecordedPerson | undefined;
  /** Epoch milliseconds. */
  createdAt: number;
  /** Epoch milliseconds. */
  updatedAt: number;
  /** The storage contract's customer link; undefined if not known. */
  customerLink: string | undefined;
  /** Newest first; the first is the current one. */
  documentSets: DocumentSetEntry[];
  history: HistoryEntry[];
  /** Newest first; undefined with a remote account, which does not report earlier values. */
  changes: RecordChange[] | undefined;
  /** How many status links show this record to the customer. */
  statusLinkCount: number;
  /** What speaks against PASS; empty for those who may not decide. */
  concerns: Concern[];
  seen: SeenRecord;
  /** The viewer's own decision that can be undone until then, in epoch milliseconds. */
  undoable: { decisionId: string; status: CustomerStatus; until: number } | undefined;
};
