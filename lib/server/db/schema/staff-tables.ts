import type { StaffRole } from '../../../shared/staff/staff';

// The tables of better-auth (lib/server/staff/entrance/staff-auth.ts maps its names to these) and our own. Its dates
// are ISO strings and its booleans 0 or 1 on both databases.

/** Someone who may sign in. */
export interface StaffAccountsTable {
  id: string;
  name: string;
  /** Lowercase. */
  email: string;
  email_verified: number;
  image: string | null;
  role: StaffRole;
  /** Epoch milliseconds; null while the account may be used. */
  disabled_at: number | null;
  /** 1 while the password is short enough that the account needs a second factor. */
  has_short_password: number;
  /** 1 if a password alone is not enough to sign in: an authenticator app or a passkey is set up. */
  two_factor_enabled: number | null;
  created_at: string;
  updated_at: string;
}

/** One signed-in browser. */
export interface StaffSessionsTable {
  id: string;
  token: string;
  staff_id: string;
  expires_at: string;
  /** Epoch milliseconds of the last sign of user activity; null until the first one after the sign-in. */
  last_active_at: number | null;
  ip_address: string | null;
  user_agent: string | null;
  created_at: string;
  updated_at: string;
}

/** A way to prove one's identity: a password (its hash), or a single sign-on account. */
export interface StaffCredentialsTable {
  id: string;
  staff_id: string;
  provider_id: string;
  account_id: string;
  password: string | null;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: string | null;
  refresh_token_expires_at: string | null;
  scope: string | null;
  created_at: string;
  updated_at: string;
}

/** Something in progress, such as a sign-in that is waiting for its second factor. */
export interface StaffChallengesTable {
  id: string;
  identifier: string;
  value: string;
  expires_at: string;
  created_at: string;
  updated_at: string;
}

/** An authenticator app, with its backup codes; both encrypted with the staff secret. */
export interface StaffAuthenticatorsTable {
  id: string;
  staff_id: string;
  secret: string;
  backup_codes: string;
  verified: number | null;
  failed_verification_count: number | null;
  locked_until: string | null;
}

export interface StaffPasskeysTable {
  id: string;
  staff_id: string;
  name: string | null;
  public_key: string;
  credential_id: string;
  counter: number;
  device_type: string;
  backed_up: number;
  transports: string | null;
  aaguid: string | null;
  created_at: string | null;
}

/** A link that lets someone create an account, or choose a new password. Only the digest of its token is kept. */
export interface StaffLinksTable {
  /** UUIDv7. */
  id: string;
  /** SHA-256 of the token, hexadecimal. */
  token_digest: string;
  /** `setup`: the first administrator; `join`: a new member; `reset`: a new password for a member. */
  kind: 'setup' | 'join' | 'reset';
  /** Null for `setup`, where the person enters it. */
  email: string | null;
  role: StaffRole;
  /** Who created it; null for the operator. */
  made_by: string | null;
  /** Epoch milliseconds. */
  created_at: number;
  /** Epoch milliseconds. */
  expires_at: number;
  /** Epoch milliseconds of when it was used or withdrawn; null while it can be used. */
  ended_at: number | null;
}

/** Proves that a configured staff secret is the one this database was first used with. */
export interface StaffSecretChecksTable {
  id: string;
  check_value: string;
}
