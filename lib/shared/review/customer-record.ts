import type { CustomerSource } from '../customer/customer-source';
import type { CustomerStatus } from '../customer/customer-status';
import type { FieldName } from '../customer/fields';
import type { IdField } from '../id-reading/id-fields';
import type { StaffRefusalCode } from '../refusal';
import type { DecisionReason, SeenRecord } from './decision';
import type { DocumentSetEntry } from './document-view';

/** What was typed about a person; empty text where nothing is stored. Dates are YYYYMMDD. */
export type RecordDetails = Record<Exclude<FieldName, 'reference'>, string>;

/** What the applicant's browser read from the ID. It helps to compare, and proves nothing. */
export type RecordReading = {
  /** What the ID says where that differs from what was typed; dates are YYYYMMDD. */
  differences: Partial<Record<IdField, string>>;
  /** YYYYMMDD; undefined when the ID does not say. */
  expiresOn: string | undefined;
};

/** Who did something: a name, oneself, or an account that exists no more. */
export type RecordedPerson = { kind: 'self' } | { kind: 'other'; name: string } | { kind: 'unknown' };

/** One thing that happened to a customer's status. */
export type HistoryEntry = {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  from: CustomerStatus | undefined;
  to: CustomerStatus;
  /** `submitted`: details and images came in; `api`: set through the storage API; `decided` and `undone`: by staff. */
  what: 'submitted' | 'api' | 'decided' | 'undone';
  by: RecordedPerson | undefined;
  reason: DecisionReason | undefined;
  /** Only for those who may decide. */
  note: string | undefined;
  /** What the customer was told, beside the sentence for the reason. */
  customerText?: string | undefined;
  isConfirmed: boolean;
};

/** One change of a customer, and what it replaced. Dates are YYYYMMDD. */
export type RecordChange = {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  source: CustomerSource;
  /** Undefined where no member of staff made it. */
  by: RecordedPerson | undefined;
  fields: { field: FieldName; from: string; to: string }[];
  hasNewPhotos: boolean;
};

/** What became of withdrawing the status links of a customer. */
export type WithdrawOutcome =
  | { kind: 'withdrawn'; count: number }
  | { kind: 'failed'; problem: StaffRefusalCode; errorId?: string | undefined };

/** A customer as the console shows it. */
export type CustomerRecord = {
  id: string;
  status: CustomerStatus;
  /** Why the storage API could not be asked; what is shown then is what the portal knew last. */
  storageProblem: 'unavailable' | 'refused' | 'not-found' | undefined;
  details: RecordDetails;
  /** False where only name and email are known, because the storage API does not answer. */
  hasAllDetails: boolean;
  /** Undefined when nothing was read. */
  reading: RecordReading | undefined;
  reference: string | undefined;
  source: CustomerSource;
  enteredBy: RecordedPerson | undefined;
  /** Epoch milliseconds. */
  createdAt: number;
  /** Epoch milliseconds. */
  updatedAt: number;
  /** The customer link of the storage contract; undefined where none is known. */
  customerLink: string | undefined;
  /** Newest first; the first is the current one. */
  documentSets: DocumentSetEntry[];
  history: HistoryEntry[];
  /** Newest first; undefined beside a remote account, which tells nothing of earlier values. */
  changes: RecordChange[] | undefined;
  /** How many status links show this record to the customer. */
  statusLinkCount: number;
  seen: SeenRecord;
  /** One's own decision that may be undone until then, epoch milliseconds. */
  undoable: { decisionId: string; status: CustomerStatus; until: number } | undefined;
};
