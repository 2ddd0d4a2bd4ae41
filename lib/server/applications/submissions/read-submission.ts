import { z } from 'zod';
import { DOCUMENT_SIDES } from '../../../shared/contract/request';
import type { SubmissionOutcome } from '../../../shared/submission/submission';
import type { Database } from '../../db/schema/database';
import { openParcel } from '../../parcels/open-parcel';
import { isSecretToken } from '../../secret-token';
import { type CheckedSubmission, checkSubmission, type OpenedPhotos } from './check-submission';

/** 96 bits in base64url. */
const IV = /^[\w-]{16}$/;

/** A photo that was sent ahead. The key has the form of a token: 256 bits in base64url. */
const referenceSchema = z.object({
  parcel: z.string().refine(isSecretToken),
  key: z.string().refine(isSecretToken),
  iv: z.string().regex(IV),
});

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Placeholder for a photo that was opened. */
const IN_A_PARCEL = 'parcel';

/** The browser reacts to this by immediately sending the photos themselves. */
const PHOTOS_NEEDED = { kind: 'failed', problem: 'photos-needed', delivery: 'not-sent' } as const;

/**
 * Opens the photos that were sent ahead, and checks the submission (check-submission.ts).
 *
 * @returns the submission, with the ids of the parcels that it came in, or the outcome to answer with
 */
export async function readSubmission(
  { kysely }: Database,
  received: unknown,
  now: number,
): Promise<CheckedSubmission | SubmissionOutcome> {
  if (!isObject(received) || !isObject(received.documents)) return checkSubmission(received);
  const documents: Record<string, unknown> = { ...received.documents };
  const parcels: string[] = [];
  const opened: OpenedPhotos = {};
  for (const side of DOCUMENT_SIDES) {
    const reference = referenceSchema.safeParse(documents[side]).data;
    if (!reference) continue;
    const image = await openParcel(kysely, { side, reference, now });
    if (!image) return PHOTOS_NEEDED;
    opened[side] = image;
    documents[side] = IN_A_PARCEL;
    parcels.push(reference.parcel);
  }
  const checked = await checkSubmission({ ...received, documents }, opened);
  return 'kind' in checked ? checked : { ...checked, parcels };
}
