import { setTimeout as sleep } from 'node:timers/promises';
import { asksForMore } from '../../../shared/application/application-status';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type { Database } from '../../db/schema/database';
import { logUnexpected } from '../../log';
import type { DocumentKeys } from '../../sealing/document-keys';
import { digestEmailAddress } from '../digest-email-address';
import { type Applicant, openApplicant } from './application-record';
import { findToldDecision } from './find-told-decision';
import { mailStatus } from './mail-status';

/** Longer than the period in which a decision can be undone, in milliseconds. */
const AFTER_UNDO_MS = 20_000;

type Decided = { customerId: string; emailAddress: string; status: CustomerStatus; decisionId: string };

async function findApplicant(
  { kysely }: Database,
  openKeys: () => Promise<DocumentKeys>,
  { emailAddress, now }: { emailAddress: string; now: number },
): Promise<Applicant | undefined> {
  const newest = await kysely
    .selectFrom('applications')
    .selectAll()
    .where('email_digest', '=', digestEmailAddress(emailAddress))
    .where('is_linked', '=', 1)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest && openApplicant(await openKeys(), newest);
}

/**
 * Tells the holder of the newest status link to a record what staff decided, once it can no longer be undone; a
 * decision that was undone or followed by another is not emailed. It never throws. Do not wait for it: if the process
 * ends first, no email is sent.
 */
export async function mailDecision(
  database: Database,
  openKeys: () => Promise<DocumentKeys>,
  { customerId, emailAddress, status, decisionId }: Decided,
  { afterMs = AFTER_UNDO_MS } = {},
): Promise<void> {
  try {
    await sleep(afterMs, undefined, { ref: false });
    const decision = await findToldDecision(database.kysely, customerId, status);
    if (decision?.id !== decisionId) return;
    const isMore = status === 'PENDING' && asksForMore(status, decision.reason);
    if (status === 'PENDING' && !isMore) return;
    const now = Date.now();
    const applicant = await findApplicant(database, openKeys, { emailAddress, now });
    if (applicant) await mailStatus({ database, openKeys }, isMore ? 'more' : 'decided', applicant, now);
  } catch (error) {
    logUnexpected(error, 'mail-decision');
  }
}
