/**
 * Why a call from outside got no further than a door: one list for applicants, invited people, phones and staff.
 *
 * - `cross-site`: no page of this portal asked.
 * - `too-many`: over a limit.
 * - `signed-out`: nobody is signed in.
 * - `not-permitted`: the role does not include it, or a second factor is missing.
 * - `invalid-input`: no page of ours sends this.
 * - `link-ended`: the link was used, has expired, was withdrawn, or never existed.
 * - `form-closed`: the form is open to others only.
 * - `storage-unavailable`: the database does not answer.
 * - `unexpected`: nobody foresaw it.
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

/** The answer of a door that did not let somebody in. `errorId` stands in the log, for the person to quote. */
export type Refusal<Code extends RefusalCode = RefusalCode> = { kind: 'refused'; code: Code; errorId?: string };

/** What any door may say, whoever asks. */
export type CommonRefusalCode = 'cross-site' | 'too-many' | 'invalid-input' | 'storage-unavailable' | 'unexpected';

/** What a member of staff may hear. */
export type StaffRefusalCode = CommonRefusalCode | 'signed-out' | 'not-permitted';
