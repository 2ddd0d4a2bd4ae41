import type { StaffRefusalCode } from '../refusal';

/** What a part of the account page shows after something was done. The values are keys of account.json. */
export type AccountProblem = StaffRefusalCode | 'wrong-password' | 'refused' | 'needed';

/** What became of a change; done where there is no problem. */
export type AccountAnswer = { problem?: AccountProblem; errorId?: string | undefined };

export type PasswordState = {
  isDone?: boolean;
  problem?: AccountProblem;
  errorId?: string | undefined;
  /** Why the new password cannot be chosen: a key of entrance.json, below `fields.password`. */
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
