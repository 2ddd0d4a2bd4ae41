import { z } from 'zod';
import type { Refusal } from '../../shared/refusal';
import type { InvitationPrefill } from '../../shared/submission/invitation';
import type { SubmissionOutcome } from '../../shared/submission/submission';
import { findShownConsent } from '../applications/consents/find-shown-consent';
import { openPrefill } from '../applications/invitations/invitation-prefill';
import {
  findInvitation,
  type InvitationRecord,
  noteInvitationUse,
  stateOfInvitation,
} from '../applications/invitations/invitation-record';
import { makeReceivedMails } from '../applications/status-links/received-mails';
import { statusSecretOfInvitation } from '../applications/status-links/status-secret';
import { withFixedValues } from '../applications/submissions/fixed-values';
import { readSubmission } from '../applications/submissions/read-submission';
import { digestSubmission } from '../applications/submissions/submission-digest';
import { submitCustomer } from '../applications/submissions/submit-customer';
import type { Caller } from '../door/call';
import { makeDoor } from '../door/door';
import { refusal } from '../door/refusal';
import type { AddressLimit } from '../http/address-limit';
import { findLanguage } from '../http/find-language';
import { openOr } from '../sealing/open-or';
import { getStorage } from '../storage/get-storage';
import { SUBMISSIONS_PER_ADDRESS } from './applicant-doors';
import { isOurFailure, notSubmitted, WITHOUT_CONSENT } from './not-submitted';

/** An office may open many; guessing gets nowhere. Nothing is stored, so there is no overall budget. */
const OPENINGS_PER_ADDRESS: AddressLimit = { name: 'open-invitation', max: 300, windowMs: 60 * 60 * 1000 };

/** Staff asked this very person for it, so their record may be renewed, whatever its status. */
const AS_INVITED = { source: 'invitation', mayChange: 'any' } as const;

type OpenedInvitation = {
  kind: 'opened';
  id: string;
  emailAddress: string;
  reference: string;
  prefill: InvitationPrefill;
};

type UsedInvitation = { kind: 'used'; statusSecret: string };

type Invited = Caller & {
  invitation: InvitationRecord;
  /** If so, it accepts only the submission that used it, and answers it as before. */
  isUsed: boolean;
};

/** Looks up the link, and decides what it is still good for. */
async function enterByInvitation(caller: Caller, [token]: readonly unknown[]) {
  const invitation = typeof token === 'string' && (await findInvitation(caller.database.kysely, token));
  if (!invitation) return refusal('link-ended');
  const state = stateOfInvitation(invitation, caller.now);
  if (state !== 'open' && state !== 'used') return refusal('link-ended');
  return { ...caller, invitation, isUsed: state === 'used' } satisfies Invited;
}

/** Accepts the form of someone who was invited; the email address and reference are those of the invitation. */
export const submitByInvitationDoor = makeDoor({
  name: 'submit-as-invited',
  family: 'invited action',
  isForOwnPages: true,
  // No overall budget: without an invitation nothing is stored, and strangers must not use up what invited people need.
  addressLimit: SUBMISSIONS_PER_ADDRESS,
  enter: enterByInvitation,
  input: z.tuple([z.string(), z.unknown()]),
  refuse: (refused, input, effects) => notSubmitted(refused, input?.[1], effects),
  isOurFailure,
  work: async ({ database, headers, now, effects, invitation, isUsed }, [token, submission]) => {
    const fixed = { emailAddress: invitation.email, reference: invitation.reference ?? '' };
    const read = await readSubmission(database, withFixedValues(submission, fixed), now);
    if ('kind' in read) return read;
    // The invitation's own, so that its link leads to the status page once it has been used.
    const checked = { ...read, statusSecret: statusSecretOfInvitation(token) };
    const id = digestSubmission(checked);
    if (isUsed && id !== invitation.used_submission_id) return refusal('link-ended');
    const consent = await findShownConsent(database, checked.consent, now);
    if (!consent) return WITHOUT_CONSENT;
    const storage = await getStorage();
    const outcome: SubmissionOutcome = await submitCustomer(checked, {
      database,
      storage,
      entry: AS_INVITED,
      language: findLanguage(headers),
      consent,
      ...makeReceivedMails({ database, openKeys: storage.openKeys }, () => now),
      noteDelivery: (delivery) => {
        effects.delivery = delivery;
      },
      id,
    });
    // Anyone who was refused may try again with other photos, using the same link.
    const wasTaken = outcome.kind === 'received' && outcome.status !== 'FAIL';
    if (wasTaken) await noteInvitationUse(database, invitation.id, id, Date.now());
    return outcome;
  },
});

/** Where it can no longer be opened, the person types it. */
async function findPrefill(invitation: InvitationRecord): Promise<InvitationPrefill> {
  const { openKeys } = await getStorage();
  const keys = await openKeys();
  return openOr({}, () => openPrefill(keys, invitation));
}

/** Opens the page of an invitation, as long as it can be used; afterwards it says which status link replaced it. */
export const openInvitationDoor = makeDoor({
  name: 'open-invitation',
  family: 'invited reader',
  isForOwnPages: false,
  addressLimit: OPENINGS_PER_ADDRESS,
  enter: enterByInvitation,
  input: z.tuple([z.string()]),
  refuse: (refused): OpenedInvitation | UsedInvitation | Refusal => refused,
  work: async ({ invitation, isUsed }, [token]) => {
    if (isUsed) return { kind: 'used', statusSecret: statusSecretOfInvitation(token) };
    const { id, email, reference } = invitation;
    const prefill = await findPrefill(invitation);
    return { kind: 'opened', id, emailAddress: email, reference: reference ?? '', prefill };
  },
});
