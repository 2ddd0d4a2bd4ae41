import { isAPIError } from 'better-auth/api';
import type { ActivityDetail } from '../../../shared/staff/activity';
import type { Database } from '../../db/schema/database';
import { inTransaction } from '../../db/transactions/in-transaction';
import { type AddressLimit, countUseByAddress } from '../../http/address-limit';
import { isHashingBusy } from '../accounts/password-hash';
import { appendEntries } from '../activity/append-entries';
import { recordActivity } from '../activity/record-activity';
import { readBackupCode } from './backup-codes';
import { findDevice } from './device-cookie';
import { isFirstUseOfCode, mayTryToEnter, WINDOW_MS } from './entrance-limits';
import type { StaffEntrance } from './get-staff-auth';
import type { StaffAuth } from './staff-auth';

/**
 * Who is asking to sign in: the request's headers with its cookies, the address that limits are counted by, and its
 * digest for the activity record.
 */
export type Caller = { headers: Headers; address: string; addressDigest?: string | undefined; now: number };

/**
 * The result of an attempt. `wrong` is the same for an unknown person, a wrong password, a disabled account and a wrong
 * code; `too-many` means to come back in 15 minutes.
 */
export type SignInOutcome =
  | { kind: 'signed-in' }
  | { kind: 'second-factor' }
  | { kind: 'wrong' }
  | { kind: 'too-many' };

/** A refusal by better-auth is an answer; anything else is a fault. */
export async function refusedAsUndefined<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isAPIError(error)) return undefined;
    throw error;
  }
}

async function recordSignIn({ kysely }: Database, staffId: string, way: ActivityDetail): Promise<SignInOutcome> {
  await recordActivity(kysely, { actor: { kind: 'staff', id: staffId }, action: 'staff.signed-in', detail: way });
  return { kind: 'signed-in' };
}

const findAccount = ({ kysely }: Database, email = '') =>
  kysely.selectFrom('staff_accounts').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst();

/** Attempts on an account are limited anyway; what names none, or a made-up one, must not fill the disk. */
const NAMELESS_LIMIT: AddressLimit = { name: 'recorded-sign-in', max: 10, overallMax: 200, windowMs: WINDOW_MS };

async function recordRefusal(
  database: Database,
  { address, addressDigest, now }: Caller,
  { way, email }: { way: ActivityDetail; email?: string },
): Promise<SignInOutcome> {
  const account = await findAccount(database, email);
  if (!account && !(await countUseByAddress(database, NAMELESS_LIMIT, address, now))) {
    // Takes as long as an entry would: the time must not tell who has an account.
    await inTransaction(database, (transaction) => appendEntries(transaction, () => []));
    return { kind: 'wrong' };
  }
  const activity = { actor: { kind: 'system' }, action: 'staff.sign-in-refused', detail: way, addressDigest } as const;
  await recordActivity(database.kysely, { ...activity, ...(account ? { subjectId: account.id } : {}) });
  return { kind: 'wrong' };
}

/** The first step: email and password. Its cookies are set along the way. */
export async function signInWithPassword(
  { auth, database }: StaffEntrance,
  caller: Caller,
  { email, password }: { email: string; password: string },
): Promise<SignInOutcome> {
  const { headers, address, now } = caller;
  const account = email.trim();
  const device = await findDevice(auth, { headers, now }, account);
  // Members whose browser is known may always wait in line.
  if (device === undefined && isHashingBusy()) return { kind: 'too-many' };
  if (!(await mayTryToEnter(database, { address, account, device, now }))) return { kind: 'too-many' };
  const answer = await refusedAsUndefined(auth.api.signInEmail({ headers, body: { email: account, password } }));
  if (!answer) return recordRefusal(database, caller, { way: 'password', email: account });
  if ('twoFactorRedirect' in answer) return { kind: 'second-factor' };
  return recordSignIn(database, answer.user.id, 'password');
}

/**
 * The second step: a code from the authenticator app, or one of the backup codes. better-auth counts wrong codes per
 * account and locks it for 15 minutes after ten. A code signs in once.
 */
export async function signInWithCode(
  { auth, database }: StaffEntrance,
  caller: Caller,
  { code, isBackupCode }: { code: string; isBackupCode: boolean },
): Promise<SignInOutcome> {
  const { headers, address, now } = caller;
  if (!(await mayTryToEnter(database, { address, now }))) return { kind: 'too-many' };
  const body = { code: isBackupCode ? readBackupCode(code) : code.replace(/\s/g, '') };
  const work = isBackupCode ? auth.api.verifyBackupCode({ headers, body }) : auth.api.verifyTOTP({ headers, body });
  const answer = await refusedAsUndefined(work);
  const way = isBackupCode ? 'backup-code' : 'code';
  if (!answer) return recordRefusal(database, caller, { way });
  const { token, user } = answer;
  if (!isBackupCode && !(await isFirstUseOfCode(database, { staffId: user.id, code: body.code, now }))) {
    await database.kysely
      .deleteFrom('staff_sessions')
      .where('token', '=', token ?? '')
      .execute();
    return recordRefusal(database, caller, { way });
  }
  return recordSignIn(database, user.id, way);
}

/** The challenge that the browser's passkey has to answer. */
export async function startPasskeySignIn({ auth, database }: StaffEntrance, { headers, address, now }: Caller) {
  if (!(await mayTryToEnter(database, { address, now }))) return undefined;
  const options = await auth.api.generatePasskeyAuthenticationOptions({ headers });
  return { ...options, userVerification: 'required' as const };
}

/** The answer of a browser's passkey; better-auth verifies all of it. */
export type PasskeyAnswer = NonNullable<
  Parameters<StaffAuth['api']['verifyPasskeyAuthentication']>[0]
>['body']['response'];

/** The passkey's answer: both factors in one. */
export async function signInWithPasskey(
  { auth, database }: StaffEntrance,
  caller: Caller,
  response: PasskeyAnswer,
): Promise<SignInOutcome> {
  const { headers, address, now } = caller;
  if (!(await mayTryToEnter(database, { address, now }))) return { kind: 'too-many' };
  const answer = await refusedAsUndefined(auth.api.verifyPasskeyAuthentication({ headers, body: { response } }));
  return answer
    ? recordSignIn(database, answer.user.id, 'passkey')
    : recordRefusal(database, caller, { way: 'passkey' });
}

/** Signs out: ends the session on the server, and removes the cookie. */
export async function signOut({ auth, database }: StaffEntrance, headers: Headers): Promise<void> {
  const found = await auth.api.getSession({ headers, query: { disableCookieCache: true } });
  await refusedAsUndefined(auth.api.signOut({ headers }));
  if (!found) return;
  const actor = { kind: 'staff' as const, id: found.user.id };
  await recordActivity(database.kysely, { actor, action: 'staff.signed-out' });
}
