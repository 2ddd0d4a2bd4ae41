import type { SubmittedConsent } from '../company/consent';
import type { WireDocuments } from '../contract/request';
import type { CustomerFormValues } from '../customer/customer-form-values';
import { CUSTOMER_STATUSES } from '../customer/customer-status';
import type { IdReading } from '../id-reading/id-reading';
import type { ParcelReference } from '../parcels/parcel';
import { REFUSAL_CODES } from '../refusal';
import { z } from '../zod';

/** What the form sends: the details as typed, the prepared images, and the form's own keys. */
export type CustomerSubmission = {
  /** A random UUID made by the form: the same key with the same content is the same submission. */
  submissionKey: string;
  /** The random secret of the status link, which the form keeps for all its attempts (43 characters, base64url). */
  statusSecret: string;
  values: CustomerFormValues;
  /** A photo that was sent ahead is represented by its parcel. */
  documents: { [Side in keyof WireDocuments]: WireDocuments[Side] | ParcelReference };
  /** What the browser read from the ID, for staff to compare; it proves nothing. */
  idReading?: IdReading;
  /** What the person agreed to; staff, who send on someone else's behalf, send none. */
  consent?: SubmittedConsent;
  /** The form has proved the mailbox by a code: if that no longer counts, it is told so instead of going on without. */
  saysMailboxProved?: boolean;
  /**
   * No earlier attempt can have arrived: there was none, or each was answered with "not sent". Only the answer to a failure
   * depends on it. Default: false.
   */
  isNotSentYet?: boolean;
};

/** Why a submission failed; each has a message in result.json. */
const SUBMISSION_PROBLEMS = [
  ...REFUSAL_CODES,
  'busy',
  'code-needed',
  'no-answer',
  'offline',
  'outbox-full',
  'page-outdated',
  'photos-needed',
  'storage-malformed',
  'storage-refused',
  'storage-setup',
  'too-large',
  'too-large-on-way',
] as const;

/** Whether a submission that failed may have arrived. */
const DELIVERIES = ['not-sent', 'unknown'] as const;

export type Delivery = (typeof DELIVERIES)[number];

/**
 * The answer to a submission.
 *
 * - `received`: stored, held for staff, or kept until the storage is back, which look the same from outside. `statusSecret` leads to the status page.
 *   `customerLink`, `change` and `isOnItsWay` are for staff; the link is absent if the storage's first answer was lost.
 * - `already-known`: the email has a record that the staff member has not seen yet; nothing was sent.
 * - `invalid`: `fieldErrors` maps a field's path (`dateOfBirth`, `documents.front`) to a key in form.json.
 * - `failed`: nothing the person did is lost; `delivery` says whether it may have arrived.
 */
export const submissionOutcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('received'),
    status: z.enum(CUSTOMER_STATUSES),
    reference: z.string().optional(),
    customerLink: z.string().optional(),
    statusSecret: z.string().optional(),
    change: z.enum(['created', 'updated']).optional(),
    isOnItsWay: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('already-known') }),
  z.object({ kind: z.literal('invalid'), fieldErrors: z.record(z.string(), z.string()) }),
  z.object({
    kind: z.literal('failed'),
    problem: z.enum(SUBMISSION_PROBLEMS),
    delivery: z.enum(DELIVERIES),
    errorId: z.string().optional(),
  }),
]);

export type SubmissionOutcome = z.infer<typeof submissionOutcomeSchema>;
export type ReceivedOutcome = Extract<SubmissionOutcome, { kind: 'received' }>;
export type FailedOutcome = Extract<SubmissionOutcome, { kind: 'failed' }>;

/** A server action that accepts a submission; pages pass theirs to the form. */
export type SubmitCustomer = (submission: CustomerSubmission) => Promise<SubmissionOutcome>;
