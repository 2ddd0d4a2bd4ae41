'use server';

import { revalidatePath } from 'next/cache';
import { inviteCustomer } from '@/lib/server/applications/invitations/invite-customer';
import { revokeInvitation } from '@/lib/server/applications/invitations/revoke-invitation';
import { getDatabase } from '@/lib/server/db/connection/get-database';
import { authorizeStaffAction } from '@/lib/server/door/require-staff';
import { formText } from '@/lib/server/http/form-text';
import { getPortalOrigin } from '@/lib/server/http/portal-origin';
import { INVITATIONS_PATH } from '@/lib/shared/staff/staff-paths';
import type { InvitationsActionState } from '@/lib/shared/submission/invitation';
import { ASKED_PREFILL_FIELDS } from '@/lib/shared/submission/prefill-fields';

export async function makeInvitationLink(_: InvitationsActionState, form: FormData): Promise<InvitationsActionState> {
  const member = await authorizeStaffAction('invite-customers');
  if ('kind' in member) return { problem: member.reason };
  const text = (name: string) => formText(form, name);
  const made = await inviteCustomer(member, {
    emailAddress: text('email'),
    reference: text('reference'),
    days: Number(text('days')),
    prefill: Object.fromEntries(ASKED_PREFILL_FIELDS.map((name) => [name, text(name)])),
    origin: await getPortalOrigin(),
    isMailWanted: text('mail') === 'on',
  });
  revalidatePath(INVITATIONS_PATH);
  return made;
}

export async function withdrawInvitation(_: InvitationsActionState, form: FormData): Promise<InvitationsActionState> {
  const member = await authorizeStaffAction('invite-customers');
  if ('kind' in member) return { problem: member.reason };
  const isRevoked = await revokeInvitation(await getDatabase(), member, formText(form, 'id'), Date.now());
  revalidatePath(INVITATIONS_PATH);
  return isRevoked ? { isRevoked } : { problem: 'unknown' };
}
