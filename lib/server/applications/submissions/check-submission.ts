import { z } from 'zod';
import { type SubmittedConsent, submittedConsentSchema } from '../../../shared/company/consent';
import { DOCUMENT_SIDES, type DocumentSide } from '../../../shared/contract/request';
import { type Customer, customerSchema } from '../../../shared/customer/customer';
import { type IdReading, idReadingSchema } from '../../../shared/id-reading/id-reading';
import { SUBMITTED_IMAGE_MAX_BYTES } from '../../../shared/limits';
import type { SubmissionOutcome } from '../../../shared/submission/submission';
import { type CheckedImage, checkImage, decodeImage, type ImageProblem } from '../../images/decode-image';
import { isSecretToken } from '../../secret-token';

/** The images as bytes: what carries them on neither decodes nor checks them again. */
type CheckedDocuments = { front: CheckedImage; back?: CheckedImage | undefined };

/** A submission that may be sent on. */
export type CheckedSubmission = {
  submissionKey: string;
  /** Of the status link; undefined where the form made none. */
  statusSecret?: string | undefined;
  customer: Customer;
  documents: CheckedDocuments;
  idReading?: IdReading | undefined;
  /** What the person says they agreed to: see find-shown-consent.ts. */
  consent?: SubmittedConsent | undefined;
  /** The parcels that its photos came in: they go once it is stored. */
  parcels?: readonly string[];
};

/** Photos that came in parcels (read-submission.ts), as bytes in memory of their own. */
export type OpenedPhotos = Partial<Record<DocumentSide, Buffer>>;

/** The outer shape; what stands inside is checked field by field, so that each error has its place. */
const envelopeSchema = z.object({
  submissionKey: z.uuid(),
  // Without one there is no status link; whatever else it is, it proves nothing.
  statusSecret: z.custom<string>(isSecretToken).optional().catch(undefined),
  values: z.unknown(),
  documents: z.object({ front: z.string(), back: z.string().optional() }),
  // A help for staff only: one that is malformed is left out.
  idReading: idReadingSchema.optional().catch(undefined),
  consent: submittedConsentSchema.optional().catch(undefined),
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

/** Decodes and checks the images, each once. */
function readDocuments(
  sent: z.infer<typeof envelopeSchema>['documents'],
  opened: OpenedPhotos,
): {
  documents: Partial<CheckedDocuments>;
  imageErrors: FieldErrors;
} {
  if (sent.front === '') return { documents: {}, imageErrors: { 'documents.front': 'front.required' } };
  const documents: Partial<CheckedDocuments> = {};
  const imageErrors: FieldErrors = {};
  for (const side of DOCUMENT_SIDES) {
    const base64 = sent[side];
    if (base64 === undefined) continue;
    const bytes = opened[side];
    const image = bytes ? checkImage(bytes, SUBMITTED_IMAGE_MAX_BYTES) : decodeImage(base64, SUBMITTED_IMAGE_MAX_BYTES);
    if (typeof image === 'string') imageErrors[`documents.${side}`] = `${side}.${KEY_BY_PROBLEM[image]}`;
    else documents[side] = image;
  }
  return { documents, imageErrors };
}

/**
 * Checks everything that arrived at a server action: it is a public endpoint and the form's own check proves nothing.
 *
 * @param opened photos that came in parcels: what stands in their place in `received` is not looked at
 * @returns the submission with its mapped customer and its images as bytes, or the outcome to answer with
 */
export function checkSubmission(received: unknown, opened: OpenedPhotos = {}): CheckedSubmission | SubmissionOutcome {
  const envelope = envelopeSchema.safeParse(received);
  if (!envelope.success) return { kind: 'failed', problem: 'unexpected', delivery: 'not-sent' };
  const { submissionKey, statusSecret, values, idReading, consent } = envelope.data;
  const customer = customerSchema.safeParse(values);
  const { documents, imageErrors } = readDocuments(envelope.data.documents, opened);
  const { front, back } = documents;
  const fieldErrors = { ...(customer.success ? {} : listValueErrors(customer.error)), ...imageErrors };
  if (!customer.success || !front || Object.keys(fieldErrors).length > 0) return { kind: 'invalid', fieldErrors };
  return { submissionKey, statusSecret, customer: customer.data, documents: { front, back }, idReading, consent };
}
