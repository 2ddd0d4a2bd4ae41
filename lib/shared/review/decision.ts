import type { CustomerStatus } from '../customer/customer-status';
import type { StaffRefusalCode } from '../refusal';

/** Why a customer gets a status, in list order. Each has a message in customer-record.json. */
export const DECISION_REASONS = {
  PASS: ['verified', 'other'],
  FAIL: ['unreadable', 'mismatch', 'expired', 'fraud', 'duplicate', 'other'],
  PENDING: ['more-information', 'unreadable', 'mismatch', 'second-opinion', 'other'],
} as const satisfies Record<CustomerStatus, readonly string[]>;

export type DecisionReason = (typeof DECISION_REASONS)[CustomerStatus][number];

/** This one says nothing by itself, so it requires a note. */
export const REASON_WITH_NOTE: DecisionReason = 'other';

export const NOTE_MAX_LENGTH = 1000;

/** What speaks against passing a customer, in list order. Each has a message in customer-record.json. */
export const CONCERNS = [
  /** The ID has expired, by what was read from it. */
  'expired',
  /** What was typed differs from what was read from the ID. */
  'differs',
  /** Whoever decides has not opened the current documents. */
  'unopened',
] as const;

export type Concern = (typeof CONCERNS)[number];

/** How long a decision can be undone, in milliseconds. */
export const UNDO_MS = 8_000;

/** What the page showed when the staff member decided, so that any change in between is noticed. */
export type SeenRecord = {
  status: CustomerStatus;
  /** The newest decision; '' if there was none. */
  decisionId: string;
  /** When the record was last submitted or changed, epoch milliseconds. */
  updatedAt: number;
};

/** A decision as sent by the page. */
export type DecisionInput = {
  customerId: string;
  status: CustomerStatus;
  reason: DecisionReason;
  note: string;
  /** What the customer reads on the status page, in addition to the message for the reason. */
  customerText?: string | undefined;
  /** For PASS: what speaks against it and was confirmed. */
  despite?: Concern[] | undefined;
  seen: SeenRecord;
};

/** The result of a decision; each has a message in customer-record.json. */
export type DecisionOutcome =
  /** Stored; it can be undone using `decisionId`. */
  | { kind: 'decided'; status: CustomerStatus; decisionId: string; seen: SeenRecord }
  /** Nothing was stored: the record is not what the page showed. `seen` is its current state. */
  | { kind: 'changed-meanwhile'; seen: SeenRecord }
  /** Nothing was stored: this speaks against PASS, and was not all confirmed. */
  | { kind: 'concerns'; concerns: Concern[] }
  /** Nothing was stored, except possibly if the problem is `unconfirmed`. */
  | { kind: 'failed'; problem: DecisionProblem; errorId?: string | undefined };

export type DecisionProblem =
  | StaffRefusalCode
  | 'not-found'
  /** Another decision about this customer is being stored right now. */
  | 'busy'
  /** Too late, or someone changed the record in the meantime. */
  | 'not-undoable'
  | 'storage-refused'
  /** The storage API did not answer: the decision may have arrived. */
  | 'unconfirmed';
