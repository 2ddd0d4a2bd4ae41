import type { StaffRefusalCode } from '../refusal';

/** How many undelivered submissions a page of the list shows. */
export const UNDELIVERED_PER_PAGE = 50;

/** Why a submission is not tried any more; each has a sentence in undelivered.json. */
export const UNDELIVERED_REASONS = [
  'invalid-email',
  'missing-input',
  'refused',
  'too-large',
  'unavailable',
  'credentials-refused',
  'unreadable',
  'unexpected',
] as const;
export type UndeliveredReason = (typeof UNDELIVERED_REASONS)[number];

/** One submission that is not tried any more; its texts are empty if it can no longer be decrypted. */
export type Undelivered = {
  id: string;
  name: string;
  emailAddress: string;
  reason: UndeliveredReason;
  /** How often it was tried. */
  tries: number;
  /** Epoch milliseconds. */
  receivedAt: number;
  /** Epoch milliseconds. */
  expiresAt: number;
};

export type UndeliveredProblem =
  | StaffRefusalCode
  /** Someone already decided on it, or it expired. */
  | 'gone';

/** The result of what staff decided about one. */
export type UndeliveredOutcome =
  | { kind: 'sent-again' }
  | { kind: 'given-up' }
  | { kind: 'failed'; problem: UndeliveredProblem; errorId?: string | undefined };
