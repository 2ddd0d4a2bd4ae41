import { z } from 'zod';
import type { CustomerFormValues } from '../customer/customer-form-values';
import type { StaffRefusalCode } from '../refusal';

/** What became of an invitation. */
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

const prefilled = z.string().trim().max(255);

/** What staff may fill in for the customer beside the email address and the reference. */
export const invitationPrefillSchema = z
  .object({
    firstName: prefilled,
    lastName: prefilled,
    streetAddress: prefilled,
    city: prefilled,
    state: prefilled,
    zipCode: prefilled,
    phoneNumber: prefilled,
  })
  .partial();

export type InvitationPrefill = z.infer<typeof invitationPrefillSchema> & Partial<CustomerFormValues>;

/** What the page of invitations shows after something was done. `problem` is a key of invitations.json. */
export type InvitationsActionState = {
  problem?: StaffRefusalCode | 'invalid-email' | 'unknown';
  errorId?: string | undefined;
  made?: { url: string; emailAddress: string; mail: 'not-asked' | 'sent' | 'failed' };
  isRevoked?: boolean;
};
