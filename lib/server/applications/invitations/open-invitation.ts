import 'server-only';
import type { InvitationPrefill } from '../../../shared/submission/invitation';
import { getDatabase } from '../../db/connection/get-database';
import { type AddressLimit, countUseByAddress } from '../../http/address-limit';
import { findOpenInvitation, readPrefill } from './invitation-record';

/** An office may open many; whoever guesses gets nowhere. Nothing is stored, so there is no overall budget. */
const OPENINGS_PER_ADDRESS: AddressLimit = { name: 'open-invitation', max: 300, windowMs: 60 * 60 * 1000 };

export type OpenedInvitation = { id: string; emailAddress: string; reference: string; prefill: InvitationPrefill };

/**
 * Opens the form for somebody who was invited.
 *
 * @returns undefined when the invitation cannot be used now
 */
export async function openInvitation(
  token: string,
  { address, now }: { address: string; now: number },
): Promise<OpenedInvitation | undefined> {
  const database = await getDatabase();
  if (!(await countUseByAddress(database, OPENINGS_PER_ADDRESS, address, now))) return undefined;
  const invitation = await findOpenInvitation(database.kysely, token, now);
  if (!invitation) return undefined;
  const { id, email, reference } = invitation;
  return { id, emailAddress: email, reference: reference ?? '', prefill: readPrefill(invitation) };
}
