import { asksForMore } from '../../../shared/application/application-status';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type { Database } from '../../db/schema/database';
import type { Storage } from '../../storage/get-storage';
import { findToldDecision } from '../status-links/find-told-decision';
import { isProofKept, makeRenewalProof, type RenewalProof } from './renewal-proof';

type Backends = { database: Database; storage: Pick<Storage, 'client' | 'directory'> };

/** What decides whether someone's status link lets them renew the record for an email. */
export type PresentRecord = {
  status: CustomerStatus;
  /** The status link proved that it wrote the record last. */
  isOwn: boolean;
  /** Staff decided that they need more from this customer, who is pending. */
  isMoreAskedFor: boolean;
};

async function isMoreAskedFor({ database, storage }: Backends, email: string): Promise<boolean> {
  const customer = await storage.directory.findCustomerByEmail(email);
  const decision = customer && (await findToldDecision(database.kysely, customer.id, 'PENDING'));
  return asksForMore('PENDING', decision?.reason);
}

/** Describes the record that is there, for whoever presents a proof. */
export async function describePresent(
  backends: Backends,
  { email, status, proof, now }: { email: string; status: CustomerStatus; proof: RenewalProof; now: number },
): Promise<PresentRecord> {
  const isOwn = await isProofKept(backends.database.kysely, proof, now);
  const isMore = isOwn && status === 'PENDING' && (await isMoreAskedFor(backends, email));
  return { status, isOwn, isMoreAskedFor: isMore };
}

/** Whether a status link alone lets its holder renew the record. */
export const mayRenew = ({ status, isOwn, isMoreAskedFor }: PresentRecord): boolean =>
  isOwn && (status === 'FAIL' || isMoreAskedFor);

/**
 * Tells whether a status link is proof enough for an email, so that no other is needed. For anyone whose link did not
 * write the record last, the storage is not even asked, so the answer says nothing about the email.
 */
export async function isLinkEnough(
  backends: Backends,
  { statusSecret, emailAddress, now }: { statusSecret: string; emailAddress: string; now: number },
): Promise<boolean> {
  const proof = makeRenewalProof(statusSecret, emailAddress);
  if (!(await isProofKept(backends.database.kysely, proof, now))) return false;
  const outcome = await backends.storage.client.getStatus(emailAddress);
  if (!outcome.ok) return false;
  const present = { email: emailAddress, status: outcome.reply.status, proof, now };
  return mayRenew(await describePresent(backends, present));
}
