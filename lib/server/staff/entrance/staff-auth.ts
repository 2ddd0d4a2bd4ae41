import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { nextCookies } from 'better-auth/next-js';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { SINGLE_SIGN_ON_REFUSED_PATH } from '../../../shared/staff/staff-paths';
import type { Database } from '../../db/schema/database';
import type { Env } from '../../env';
import { isHttps } from '../../secure-url';
import { joinBySingleSignOn } from '../accounts/join-by-single-sign-on';
import { createPasswordHashing, type PasswordHashing } from '../accounts/password-hash';
import { PASSWORD_MAX_CHARACTERS, PASSWORD_WITH_SECOND_FACTOR_MIN_CHARACTERS } from '../accounts/password-rules';
import {
  ACCOUNT_FIELDS,
  AUTHENTICATOR_FIELDS,
  CREDENTIAL_FIELDS,
  PASSKEY_FIELDS,
  SESSION_FIELDS,
} from '../accounts/staff-columns';
import { backupCodeOptions } from './backup-codes';
import { deviceCookie } from './device-cookie';
import { renewingHashing } from './renewing-hashing';
import { findVerifiedSubject } from './verified-subject';

/** A session ends this long after the sign-in, no matter what, in seconds. */
export const SESSION_MAX_SECONDS = 12 * 60 * 60;

/** How long someone who entered the password has for the second factor, in seconds. */
const SECOND_FACTOR_MAX_SECONDS = 10 * 60;

/** The id of the single sign-on among the ways to sign in; part of its callback URL. */
export const SINGLE_SIGN_ON_ID = 'oidc';

export type StaffAuthOptions = Pick<Env, 'portalUrl' | 'singleSignOn'> & {
  secret: string;
  productName: string;
  /** Default: at full cost. */
  hashing?: PasswordHashing;
};

function listSingleSignOn(database: Database, singleSignOn: Env['singleSignOn']) {
  if (!singleSignOn) return [];
  const { issuer, clientId, clientSecret } = singleSignOn;
  return [
    genericOAuth({
      config: [
        {
          providerId: SINGLE_SIGN_ON_ID,
          discoveryUrl: `${issuer}/.well-known/openid-configuration`,
          requireIdTokenVerification: true,
          clientId,
          clientSecret,
          scopes: ['openid', 'email', 'profile'],
          disableSignUp: true,
          // Called once the answer has been verified, before the account is looked up.
          accountSubject: async ({ tokens, profile }) => {
            const subject = findVerifiedSubject(issuer, tokens.idToken, profile);
            const { email, emailVerified, name } = profile;
            const person = { subject, email: String(email ?? ''), name: String(name ?? '') };
            const isEmailVerified = emailVerified === true;
            await joinBySingleSignOn(database, SINGLE_SIGN_ON_ID, { ...person, isEmailVerified }, Date.now());
            return subject;
          },
        },
      ],
    }),
  ];
}

/**
 * Sets up better-auth on the portal's own database. Only lib/server/staff calls it: every way in has our own limits in
 * front of it (entrance-limits.ts), and only invited people get an account.
 *
 * It uses the SQLite dialect on both databases, so that dates are text and booleans are numbers in the tables.
 */
export function createStaffAuth(database: Database, options: StaffAuthOptions) {
  const { kysely } = database;
  const isSecure = isHttps(options.portalUrl);
  return betterAuth({
    appName: options.productName,
    baseURL: options.portalUrl,
    basePath: '/api/auth',
    secret: options.secret,
    database: { db: kysely, type: 'sqlite' },
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    // Where people end up if they come back from the single sign-on with an answer that nobody asked for.
    onAPIError: { errorURL: SINGLE_SIGN_ON_REFUSED_PATH },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_WITH_SECOND_FACTOR_MIN_CHARACTERS,
      maxPasswordLength: PASSWORD_MAX_CHARACTERS,
      password: renewingHashing(database, options.hashing ?? createPasswordHashing()),
    },
    user: {
      modelName: 'staff_accounts',
      fields: ACCOUNT_FIELDS,
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        disabledAt: { type: 'number', required: false, input: false, fieldName: 'disabled_at' },
        hasShortPassword: { type: 'number', required: true, input: false, fieldName: 'has_short_password' },
      },
    },
    session: {
      modelName: 'staff_sessions',
      fields: SESSION_FIELDS,
      additionalFields: {
        lastActiveAt: { type: 'number', required: false, input: false, fieldName: 'last_active_at' },
      },
      expiresIn: SESSION_MAX_SECONDS,
      disableSessionRefresh: true,
      freshAge: 0,
    },
    account: {
      modelName: 'staff_credentials',
      fields: CREDENTIAL_FIELDS,
      accountLinking: { enabled: true },
      // Otherwise it would keep the tokens from the single sign-on; see the hook below for the first sign-in.
      updateAccountOnSignIn: false,
    },
    verification: {
      modelName: 'staff_challenges',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      // `__Host-`: a browser takes them over HTTPS only, and no other host below the same domain can set them.
      useSecureCookies: false,
      cookiePrefix: isSecure ? '__Host-portal-staff' : 'portal-staff',
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' },
    },
    databaseHooks: {
      session: {
        create: {
          // Every way to sign in creates a session: this one check covers them all.
          before: async ({ userId }) => {
            const account = await kysely
              .selectFrom('staff_accounts')
              .select('disabled_at')
              .where('id', '=', userId)
              .executeTakeFirst();
            return account?.disabled_at === null;
          },
          // This browser forgets the session that it had before: nobody may go on using that one.
          after: async ({ token }, context) => {
            const name = context?.context.authCookies.sessionToken.name ?? '';
            const earlier = await context?.getSignedCookie(name, options.secret);
            if (!earlier || earlier === token) return;
            await kysely.deleteFrom('staff_sessions').where('token', '=', earlier).execute();
          },
        },
      },
      account: {
        create: {
          // The tokens that would let us act for someone at the single sign-on are not kept.
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null, scope: null },
          }),
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: options.productName,
        twoFactorTable: 'staff_authenticators',
        twoFactorCookieMaxAge: SECOND_FACTOR_MAX_SECONDS,
        backupCodeOptions: backupCodeOptions(options.secret),
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: { fields: AUTHENTICATOR_FIELDS },
        },
      }),
      passkey({
        rpName: options.productName,
        origin: options.portalUrl,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        schema: { passkey: { modelName: 'staff_passkeys', fields: PASSKEY_FIELDS } },
        authentication: {
          // A passkey signs in by itself, so it has to be two factors: the device, and its PIN or the person's face or
          // finger.
          afterVerification: async ({ verification }) => {
            if (!verification.authenticationInfo.userVerified) throw new APIError('UNAUTHORIZED');
          },
        },
      }),
      ...listSingleSignOn(database, options.singleSignOn),
      // After the second factor, which takes the session back until it was given.
      deviceCookie(),
      // Last: it passes the cookies of all other plugins to Next.js.
      nextCookies(),
    ],
  });
}

export type StaffAuth = ReturnType<typeof createStaffAuth>;
