import type { StaffRefusalCode } from '../refusal';
import type { StaffRole } from './staff';

/** What the staff page shows after a change. The values are keys in members.json. */
export type MembersState = {
  problem?: StaffRefusalCode | 'invalid-email' | 'already-member' | 'unknown-member' | 'last-administrator';
  errorId?: string | undefined;
  isDone?: boolean;
  /** A link that is shown only this once. */
  link?: { url: string; emailAddress: string; kind: 'join' | 'reset' };
};

/** One member, as listed on the page. */
export type MemberRow = {
  id: string;
  name: string;
  emailAddress: string;
  role: StaffRole;
  isDisabled: boolean;
  hasSecondFactor: boolean;
};
