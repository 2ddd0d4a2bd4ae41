import { findOpenInvitation } from '../applications/invitations/invitation-record';
import type { Caller } from '../door/call';
import { findStanding } from '../door/member-standing';
import { env } from '../env';

/** Tells whether a customer form is open to this caller: the applicant, invitation, or staff form. */
export async function isFormOpen(caller: Caller, invitationToken: string | undefined): Promise<boolean> {
  if (env().publicForm !== 'invited') return true;
  const { kysely } = caller.database;
  if (invitationToken !== undefined)
    return (await findOpenInvitation(kysely, invitationToken, caller.now)) !== undefined;
  return (await findStanding(caller, 'enter-customers')).kind === 'permitted';
}
