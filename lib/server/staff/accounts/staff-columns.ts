// better-auth's names, and our corresponding columns.

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' };

export const ACCOUNT_FIELDS = { ...TIMES, emailVerified: 'email_verified' };

export const SESSION_FIELDS = {
  ...TIMES,
  userId: 'staff_id',
  expiresAt: 'expires_at',
  ipAddress: 'ip_address',
  userAgent: 'user_agent',
};

export const CREDENTIAL_FIELDS = {
  ...TIMES,
  userId: 'staff_id',
  providerId: 'provider_id',
  accountId: 'account_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
};

export const AUTHENTICATOR_FIELDS = {
  userId: 'staff_id',
  backupCodes: 'backup_codes',
  failedVerificationCount: 'failed_verification_count',
  lockedUntil: 'locked_until',
};

export const PASSKEY_FIELDS = {
  userId: 'staff_id',
  publicKey: 'public_key',
  credentialID: 'credential_id',
  deviceType: 'device_type',
  backedUp: 'backed_up',
  createdAt: 'created_at',
};
