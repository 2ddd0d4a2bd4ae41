import { z } from 'zod';
import type { DocumentSide, WireDocuments } from '../../../shared/contract/request';
import { type Customer, customerSchema } from '../../../shared/customer/customer';
import { type IdReading, idReadingSchema } from '../../../shared/id-reading/id-reading';
import { SUBMITTED_IMAGE_MAX_BYTES } from '../../../shared/limits';
import type { SubmissionOutcome } from '../../../shared/submission/submission';
import { decodeImage, type ImageProblem } from '../../images/decode-image';

/** A submission that may be sent on. */
export type CheckedSubmission = {
  submissionKey: string;
  renewalKey?: string | undefined;
  customer: Customer;
  documents: WireDocuments;
  idReading?: IdReading | undefined;
};

/** The outer shape; what stands inside is checked field by field, so that each error has its place. */
const envelopeSchema = z.object({
  submissionKey: z.uuid(),
  // A page of before it was there sends none.
  renewalKey: z.uuid().optional(),
  values: z.unknown(),
  documents: z.object({ front: z.string(), back: z.string().optional() }),
  // A help for staff only: one that is malformed is left out.
  idReading: idReadingSchema.optional().catch(undefined),
});

type FieldErrors = Record<string, string>;

function listValueErrors(error: z.ZodError): FieldErrors {
  // The schema's errors stand at a field, except for those of the date, which stand at its group.
  return Object.fromEntries(error.issues.map(({ path, message }) => [String(path[0] ?? 'reference'), message]));
}

const KEY_BY_PROBLEM: Record<ImageProblem, string> = {
  'not-base64': 'invalid',
  'too-large': 'tooLarge',
  'other-format': 'invalid',
  damaged: 'invalid',
  'too-many-pixels': 'tooLarge',
};

function listImageErrors(documents: WireDocuments): FieldErrors {
  if (documents.front === '') return { 'documents.front': 'front.required' };
  const sides = Object.entries(documents) as [DocumentSide, string | undefined][];
  return Object.fromEntries(
    sides.flatMap(([side, base64]) => {
      const image = base64 === undefined ? undefined : decodeImage(base64, SUBMITTED_IMAGE_MAX_BYTES);
      return typeof image === 'string' ? [[`documents.${side}`, `${side}.${KEY_BY_PROBLEM[image]}`]] : [];
    }),
  );
}

/**
 * Checks everything that arrived at a server action: it is a public endpoint and the form's own check proves nothing.
 *
 * @returns the submission with its mapped customer, or the outcome to answer with
 */
export function checkSubmission(received: unknown): CheckedSubmission | SubmissionOutcome {
  const envelope = envelopeSchema.safeParse(received);
  if (!envelope.success) return { kind: 'failed', problem: 'unexpected', delivery: 'not-sent' };
  const { submissionKey, renewalKey, values, documents, idReading } = envelope.data;
  const customer = customerSchema.safeParse(values);
  const fieldErrors = {
    ...(customer.success ? {} : listValueErrors(customer.error)),
    ...listImageErrors(documents),
  };
  if (!customer.success || Object.keys(fieldErrors).length > 0) return { kind: 'invalid', fieldErrors };
  return { submissionKey, renewalKey, customer: customer.data, documents, idReading };
}
