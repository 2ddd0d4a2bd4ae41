import 'server-only';
import { findOpenInvitation } from '../applications/invitations/invitation-record';
import type { Database } from '../db/schema/database';
import { findPermittedReader } from '../door/require-staff';
import { env } from '../env';

/**
 * Tells whether a customer form is open to whoever sent this request: the one of applicants, the one of an invitation that
 * can be used now, or the one of staff.
 *
 * @param invitationToken of the form that asks; undefined where it needed none
 * @param now epoch milliseconds
 */
export async function isFormOpen(
  { kysely }: Database,
  request: Request,
  invitationToken: string | undefined,
  now: number,
): Promise<boolean> {
  if (env().publicForm !== 'invited') return true;
  if (invitationToken !== undefined) return (await findOpenInvitation(kysely, invitationToken, now)) !== undefined;
  return (await findPermittedReader(request, 'enter-customers')) !== undefined;
}
