/**
 * Why a call from outside was turned away: one list for applicants, invited people, phones and staff.
 *
 * - `cross-site`: the request did not come from a page of this portal.
 * - `too-many`: over a limit.
 * - `signed-out`: no one is signed in.
 * - `not-permitted`: the role does not allow it, or a second factor is missing.
 * - `invalid-input`: none of our pages sends this.
 * - `link-ended`: the link was used, has expired, was revoked, or never existed.
 * - `form-closed`: the form is not open to this person.
 * - `storage-unavailable`: the database does not answer.
 * - `unexpected`: an unforeseen error.
 */
export const REFUSAL_CODES = [
  'cross-site',
  'too-many',
  'signed-out',
  'not-permitted',
  'invalid-input',
  'link-ended',
  'form-closed',
  'storage-unavailable',
  'unexpected',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** The answer when a call is turned away. `errorId` is in the log, for the person to quote. */
export type Refusal<Code extends RefusalCode = RefusalCode> = { kind: 'refused'; code: Code; errorId?: string };

/** Refusals that anyone may get. */
export type CommonRefusalCode = 'cross-site' | 'too-many' | 'invalid-input' | 'storage-unavailable' | 'unexpected';

/** Refusals that a staff member may get. */
export type StaffRefusalCode = CommonRefusalCode | 'signed-out' | 'not-permitted';
