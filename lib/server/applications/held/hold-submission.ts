import type { Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tables } from '../../db/schema/tables';
import type { CheckedImage } from '../../images/decode-image';
import type { DocumentKeys } from '../../sealing/document-keys';
import { type Activity, recordActivity } from '../../staff/activity/record-activity';
import { digestEmailAddress } from '../digest-email-address';
import { type HeldValues, sealHeld } from './held-record';
import { HELD_MAX_AGE_MS, makeRoomForHeld } from './remove-held';

type NewHeld = {
  /** The id of its row in `submissions`. */
  submissionId: string;
  values: HeldValues;
  documents: { front: CheckedImage; back?: CheckedImage | undefined };
  /** Who sent it. */
  actor: Activity['actor'];
  /** The id of the record that it would have changed; undefined if the portal does not know one. */
  customerId: string | undefined;
  /** Epoch milliseconds. */
  now: number;
};

/**
 * Keeps a submission for staff, sealed, and records that it arrived. The record for its email stays as it is.
 *
 * @returns the id under which it is held
 */
export async function holdSubmission(
  transaction: Transaction<Tables>,
  keys: DocumentKeys,
  { submissionId, values, documents, actor, customerId, now }: NewHeld,
): Promise<string> {
  const emailDigest = digestEmailAddress(values.customer.emailAddress);
  await makeRoomForHeld(transaction, emailDigest, now);
  const id = uuidv7();
  const { row, images } = sealHeld(keys, id, values, documents);
  await transaction
    .insertInto('held_submissions')
    .values({
      ...row,
      id,
      submission_id: submissionId,
      email_digest: emailDigest,
      received_at: now,
      expires_at: now + HELD_MAX_AGE_MS,
    })
    .execute();
  await transaction.insertInto('held_images').values(images).execute();
  const activity = { actor, action: 'submission.held', subjectId: customerId ?? id } as const;
  await recordActivity(transaction, activity, now);
  return id;
}
