import { TEXT_MAX_CHARACTERS } from '../limits';
import type { StaffRefusalCode } from '../refusal';
import { z } from '../zod';
import { PREFILL_FIELDS, type PrefillField } from './prefill-fields';

/** The state of an invitation. */
export const INVITATION_STATES = ['open', 'used', 'expired', 'revoked'] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

/** How many invitations a page of the list shows. */
export const INVITATIONS_PER_PAGE = 50;

/** One invitation in the list; its link cannot be shown again. */
export type ListedInvitation = {
  id: string;
  emailAddress: string;
  reference: string;
  state: InvitationState;
  /** Epoch milliseconds. */
  createdAt: number;
  /** Epoch milliseconds. */
  expiresAt: number;
};

/** Where a used invitation led: the path of the customer's page, or of what is held for staff. */
export type InvitedPlace = { kind: 'customer' | 'held'; path: string };

const prefilled = z.string().trim().max(TEXT_MAX_CHARACTERS);

/** What staff may fill in for the customer, in addition to the email address and the reference. */
export const invitationPrefillSchema = z
  .object(Object.fromEntries(PREFILL_FIELDS.map((name) => [name, prefilled])) as Record<PrefillField, typeof prefilled>)
  .partial();

export type InvitationPrefill = z.infer<typeof invitationPrefillSchema>;

/** What the invitations page shows after an action. `problem` is a key in invitations.json. */
export type InvitationsActionState = {
  problem?: StaffRefusalCode | 'invalid-email' | 'invalid-text' | 'unknown';
  errorId?: string | undefined;
  made?: { url: string; emailAddress: string; mail: 'not-asked' | 'sent' | 'queued' | 'failed' };
  isRevoked?: boolean;
};
