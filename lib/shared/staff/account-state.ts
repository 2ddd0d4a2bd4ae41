/** What a part of the account page shows after something was done. The values are keys of account.json. */
export type AccountProblem =
  | 'wrong-password'
  | 'too-many'
  | 'refused'
  | 'needed'
  | 'signed-out'
  | 'not-permitted'
  | 'cross-site';

export type PasswordState = {
  isDone?: boolean;
  problem?: AccountProblem;
  /** Why the new password cannot be chosen: a key of entrance.json, below `fields.password`. */
  chosen?: 'tooShort' | 'tooLong' | 'common' | 'personal';
};

export type AuthenticatorState = {
  problem?: AccountProblem | 'wrong-code';
  /** Set while an app is being added: its `otpauth:` address. */
  address?: string;
  /** Shown once. */
  backupCodes?: string[];
  event?: 'added' | 'removed';
};
