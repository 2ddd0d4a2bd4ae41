import type { StaffRefusalCode } from '../refusal';

/** What a section of the account page shows after an action. The values are keys in account.json. */
export type AccountProblem = StaffRefusalCode | 'wrong-password' | 'refused' | 'needed';

/** The result of a change; it succeeded if there is no problem. */
export type AccountAnswer = { problem?: AccountProblem; errorId?: string | undefined };

export type PasswordState = {
  isDone?: boolean;
  problem?: AccountProblem;
  errorId?: string | undefined;
  /** Why the new password is not acceptable: a key under `fields.password` in entrance.json. */
  chosen?: 'tooShort' | 'tooLong' | 'common' | 'personal';
};

export type AuthenticatorState = {
  problem?: AccountProblem | 'wrong-code';
  errorId?: string | undefined;
  /** Set while an app is being added: its `otpauth:` address. */
  address?: string;
  /** Shown once. */
  backupCodes?: string[];
  event?: 'added' | 'removed';
};
