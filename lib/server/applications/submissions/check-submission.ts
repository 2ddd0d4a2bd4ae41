import { z } from 'zod';
import { type SubmittedConsent, submittedConsentSchema } from '../../../shared/company/consent';
import { DOCUMENT_SIDES, type DocumentSide } from '../../../shared/contract/request';
import { type Customer, customerSchema } from '../../../shared/customer/customer';
import { type IdReading, idReadingSchema } from '../../../shared/id-reading/id-reading';
import { SUBMITTED_IMAGE_MAX_BYTES } from '../../../shared/limits';
import type { SubmissionOutcome } from '../../../shared/submission/submission';
import { type CheckedImage, checkImage, decodeImage, type ImageProblem } from '../../images/decode-image';
import { isSecretToken } from '../../secret-token';

/** The images as bytes: later steps neither decode nor check them again. */
type CheckedDocuments = { front: CheckedImage; back?: CheckedImage | undefined };

/** A submission that may be passed on. */
export type CheckedSubmission = {
  submissionKey: string;
  /** For the status link; undefined if the form created none. */
  statusSecret?: string | undefined;
  customer: Customer;
  documents: CheckedDocuments;
  idReading?: IdReading | undefined;
  /** What the person says they agreed to: see find-shown-consent.ts. */
  consent?: SubmittedConsent | undefined;
  /** Whether the form says that its person proved the mailbox; this proves nothing: see mailbox-proof.ts. */
  saysMailboxProved?: boolean | undefined;
  /** The parcels that its photos came in; they are removed once it is stored. */
  parcels?: readonly string[];
};

/** Photos that came in parcels (read-submission.ts), each with its own memory. */
export type OpenedPhotos = Partial<Record<DocumentSide, Buffer>>;

/** The outer shape; its contents are checked field by field, so that each error is reported for its field. */
const envelopeSchema = z.object({
  submissionKey: z.uuid(),
  // Without one there is no status link; it proves nothing in any case.
  statusSecret: z.custom<string>(isSecretToken).optional().catch(undefined),
  values: z.unknown(),
  documents: z.object({ front: z.string(), back: z.string().optional() }),
  // Only an aid for staff: a malformed one is left out.
  idReading: idReadingSchema.optional().catch(undefined),
  consent: submittedConsentSchema.optional().catch(undefined),
  saysMailboxProved: z.boolean().optional().catch(undefined),
});

type FieldErrors = Record<string, string>;

function listValueErrors(error: z.ZodError): FieldErrors {
  // The schema reports errors at fields, except date errors, which it reports at the date's group.
  return Object.fromEntries(error.issues.map(({ path, message }) => [String(path[0] ?? 'reference'), message]));
}

const KEY_BY_PROBLEM: Record<Exclude<ImageProblem, 'unavailable'>, string> = {
  'not-base64': 'invalid',
  'too-large': 'tooLarge',
  'other-format': 'invalid',
  damaged: 'invalid',
  'too-many-pixels': 'tooLarge',
  malware: 'invalid',
};

type ReadDocuments = { documents: Partial<CheckedDocuments>; imageErrors: FieldErrors };

/** Decodes and checks each image once. 'unavailable': they cannot be checked now. */
async function readDocuments(
  sent: z.infer<typeof envelopeSchema>['documents'],
  opened: OpenedPhotos,
): Promise<ReadDocuments | 'unavailable'> {
  if (sent.front === '') return { documents: {}, imageErrors: { 'documents.front': 'front.required' } };
  const check = (side: DocumentSide, base64: string) => {
    const bytes = opened[side];
    return bytes ? checkImage(bytes, SUBMITTED_IMAGE_MAX_BYTES) : decodeImage(base64, SUBMITTED_IMAGE_MAX_BYTES);
  };
  const sides = DOCUMENT_SIDES.filter((side) => sent[side] !== undefined);
  const images = await Promise.all(sides.map((side) => check(side, sent[side] ?? '')));
  const read: ReadDocuments = { documents: {}, imageErrors: {} };
  for (const [index, side] of sides.entries()) {
    const image = images[index];
    if (image === 'unavailable') return image;
    if (typeof image === 'string') read.imageErrors[`documents.${side}`] = `${side}.${KEY_BY_PROBLEM[image]}`;
    else read.documents[side] = image;
  }
  return read;
}

/** Nothing was sent, and trying again later helps. */
const NOT_CHECKED = { kind: 'failed', problem: 'storage-unavailable', delivery: 'not-sent' } as const;

/**
 * Checks everything that arrived at a server action: it is a public endpoint, and the form's own check proves nothing.
 *
 * @param opened photos that came in parcels: their placeholders in `received` are ignored
 * @returns the submission with its mapped customer and its images as bytes, or the outcome to answer with
 */
export async function checkSubmission(
  received: unknown,
  opened: OpenedPhotos = {},
): Promise<CheckedSubmission | SubmissionOutcome> {
  const envelope = envelopeSchema.safeParse(received);
  if (!envelope.success) return { kind: 'failed', problem: 'unexpected', delivery: 'not-sent' };
  const { submissionKey, statusSecret, values, idReading, consent, saysMailboxProved } = envelope.data;
  const customer = customerSchema.safeParse(values);
  const read = await readDocuments(envelope.data.documents, opened);
  if (read === 'unavailable') return NOT_CHECKED;
  const { documents, imageErrors } = read;
  const { front, back } = documents;
  const fieldErrors = { ...(customer.success ? {} : listValueErrors(customer.error)), ...imageErrors };
  if (!customer.success || !front || Object.keys(fieldErrors).length > 0) return { kind: 'invalid', fieldErrors };
  const sent = { submissionKey, statusSecret, idReading, consent, saysMailboxProved };
  return { ...sent, customer: customer.data, documents: { front, back } };
}
