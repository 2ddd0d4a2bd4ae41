import { z } from 'zod';
import { INVITATIONS_PATH } from '../../shared/staff/staff-paths';
import {
  type InvitationPrefill,
  type InvitationsActionState,
  invitationPrefillSchema,
} from '../../shared/submission/invitation';
import { ASKED_PREFILL_FIELDS } from '../../shared/submission/prefill-fields';
import { isLanguageTag } from '../../shared/words/languages';
import { inviteCustomer } from '../applications/invitations/invite-customer';
import { INVITATION_DEFAULT_DAYS } from '../applications/invitations/make-invitation';
import { revokeInvitation } from '../applications/invitations/revoke-invitation';
import { staffAction } from '../door/staff-doors';
import { formTexts } from '../http/form-texts';
import { getPortalOrigin } from '../http/portal-origin';
import type { RateLimit } from '../http/rate-limit';
import { getStorage } from '../storage/get-storage';
import { toProblem } from './to-problem';

/** More than anyone creates by hand. */
const INVITATIONS_PER_MEMBER: RateLimit = { name: 'invite', max: 200, windowMs: 60 * 60 * 1000 };

const invitationForm = formTexts('email', 'reference', 'days', 'mail', 'language', ...ASKED_PREFILL_FIELDS)
  .transform(({ email, reference, days, mail, language, ...prefill }) => ({
    emailAddress: email,
    reference,
    days: Number(days) || INVITATION_DEFAULT_DAYS,
    isMailWanted: mail === 'on',
    language: isLanguageTag(language) ? language : undefined,
    prefill: prefill as InvitationPrefill,
  }))
  .refine(({ prefill }) => invitationPrefillSchema.safeParse(prefill).success);

export const makeInvitationDoor = staffAction({
  name: 'make-invitation',
  permission: 'invite-customers',
  limit: INVITATIONS_PER_MEMBER,
  input: z.tuple([z.unknown(), invitationForm]),
  refuse: (refused): InvitationsActionState => toProblem(refused),
  work: async ({ database, member, headers, now, effects }, [, form]) => {
    const { openKeys } = await getStorage();
    const made = await inviteCustomer(database, member, { ...form, openKeys, origin: getPortalOrigin(headers) }, now);
    effects.revalidate = INVITATIONS_PATH;
    return made;
  },
});

export const withdrawInvitationDoor = staffAction({
  name: 'withdraw-invitation',
  permission: 'invite-customers',
  input: z.tuple([z.unknown(), formTexts('id')]),
  refuse: (refused): InvitationsActionState => toProblem(refused),
  work: async ({ database, member, now, effects }, [, { id }]): Promise<InvitationsActionState> => {
    const isRevoked = await revokeInvitation(database, member, id, now);
    effects.revalidate = INVITATIONS_PATH;
    return isRevoked ? { isRevoked } : { problem: 'unknown' };
  },
});
