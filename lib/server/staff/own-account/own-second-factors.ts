import { recordActivity } from '../activity/record-activity';
import type { StaffEntrance } from '../entrance/get-staff-auth';
import { type Caller, refusedAsUndefined } from '../entrance/sign-in';
import type { StaffAuth } from '../entrance/staff-auth';
import type { StaffSession } from '../entrance/staff-session';
import { confirmPassword } from './own-password';

export type SecondFactors = {
  hasAuthenticator: boolean;
  passkeys: { id: string; name: string; addedAt: number | undefined }[];
};

/** `needed`: the password is too short to be used alone. `refused`: the app or the browser gave a wrong answer. */
type FactorProblem = { kind: 'too-many' } | { kind: 'wrong-password' } | { kind: 'refused' } | { kind: 'needed' };

export type FactorChange = { kind: 'done' } | FactorProblem;

type FactorWord = 'app-added' | 'app-removed' | 'passkey-added' | 'passkey-removed' | 'backup-codes-made';

async function record(
  { database }: StaffEntrance,
  { member }: StaffSession,
  detail: FactorWord,
): Promise<FactorChange> {
  const actor = { kind: 'staff' as const, id: member.id };
  const action = 'staff.second-factor-changed';
  await recordActivity(database.kysely, { actor, action, subjectId: member.id, detail });
  return { kind: 'done' };
}

/** The member's own authenticator app and passkeys. */
export async function listSecondFactors({ database }: StaffEntrance, { member }: StaffSession): Promise<SecondFactors> {
  const { kysely } = database;
  const apps = kysely.selectFrom('staff_authenticators').select('id').where('staff_id', '=', member.id);
  const keys = kysely
    .selectFrom('staff_passkeys')
    .select(['id', 'name', 'created_at'])
    .where('staff_id', '=', member.id);
  const rows = await keys.orderBy('created_at').execute();
  return {
    hasAuthenticator: (await apps.where('verified', '=', 1).execute()).length > 0,
    passkeys: rows.map((row) => ({
      id: row.id,
      name: row.name ?? '',
      addedAt: row.created_at ? Date.parse(row.created_at) : undefined,
    })),
  };
}

/** A password alone is enough to sign in only as long as there is no second factor. */
async function settleSecondFactor(entrance: StaffEntrance, session: StaffSession): Promise<void> {
  const { hasAuthenticator, passkeys } = await listSecondFactors(entrance, session);
  await entrance.database.kysely
    .updateTable('staff_accounts')
    .set({ two_factor_enabled: hasAuthenticator || passkeys.length > 0 ? 1 : 0 })
    .where('id', '=', session.member.id)
    .execute();
}

async function hasShortPassword({ database }: StaffEntrance, { member }: StaffSession): Promise<boolean> {
  const account = await database.kysely
    .selectFrom('staff_accounts')
    .select('has_short_password')
    .where('id', '=', member.id)
    .executeTakeFirst();
  return account?.has_short_password === 1;
}

/** Begins to add an authenticator app: what to scan, and the backup codes, which are shown only this once. */
export async function startAuthenticator(
  entrance: StaffEntrance,
  session: StaffSession,
  caller: Caller,
  password: string,
): Promise<FactorProblem | { kind: 'started'; address: string; backupCodes: string[] }> {
  const confirmed = await confirmPassword(entrance, session, caller, password);
  if (confirmed.kind !== 'done') return confirmed;
  const answer = await refusedAsUndefined(
    entrance.auth.api.enableTwoFactor({ headers: caller.headers, body: { password, method: 'totp' } }),
  );
  if (answer?.method !== 'totp') return { kind: 'refused' };
  return { kind: 'started', address: answer.totpURI, backupCodes: answer.backupCodes };
}

/** Finishes adding an authenticator app: its first code proves that it works. */
export async function confirmAuthenticator(
  entrance: StaffEntrance,
  session: StaffSession,
  caller: Caller,
  code: string,
): Promise<FactorChange> {
  const body = { code: code.replace(/\s/g, '') };
  const answer = await refusedAsUndefined(entrance.auth.api.verifyTOTP({ headers: caller.headers, body }));
  return answer ? record(entrance, session, 'app-added') : { kind: 'refused' };
}

/** Removes the authenticator app and its backup codes. */
export async function removeAuthenticator(
  entrance: StaffEntrance,
  session: StaffSession,
  caller: Caller,
  password: string,
): Promise<FactorChange> {
  const confirmed = await confirmPassword(entrance, session, caller, password);
  if (confirmed.kind !== 'done') return confirmed;
  const { passkeys } = await listSecondFactors(entrance, session);
  if (passkeys.length === 0 && (await hasShortPassword(entrance, session))) return { kind: 'needed' };
  const { kysely } = entrance.database;
  await kysely.deleteFrom('staff_authenticators').where('staff_id', '=', session.member.id).execute();
  await settleSecondFactor(entrance, session);
  return record(entrance, session, 'app-removed');
}

/** Makes new backup codes; the old ones stop working. */
export async function renewBackupCodes(
  entrance: StaffEntrance,
  session: StaffSession,
  caller: Caller,
  password: string,
): Promise<FactorProblem | { kind: 'made'; backupCodes: string[] }> {
  const confirmed = await confirmPassword(entrance, session, caller, password);
  if (confirmed.kind !== 'done') return confirmed;
  const { headers } = caller;
  const answer = await refusedAsUndefined(entrance.auth.api.generateBackupCodes({ headers, body: { password } }));
  if (!answer) return { kind: 'refused' };
  await record(entrance, session, 'backup-codes-made');
  return { kind: 'made', backupCodes: answer.backupCodes };
}

/** Begins to add a passkey: the challenge for the browser. */
export async function startPasskey(
  entrance: StaffEntrance,
  session: StaffSession,
  caller: Caller,
  password: string,
): Promise<FactorProblem | { kind: 'started'; options: PasskeyQuestion }> {
  const confirmed = await confirmPassword(entrance, session, caller, password);
  if (confirmed.kind !== 'done') return confirmed;
  const options = await entrance.auth.api.generatePasskeyRegistrationOptions({ headers: caller.headers, query: {} });
  return { kind: 'started', options };
}

export type PasskeyQuestion = Awaited<ReturnType<StaffAuth['api']['generatePasskeyRegistrationOptions']>>;

/** Finishes adding a passkey with the browser's answer, which better-auth verifies against the challenge. */
export async function finishPasskey(
  entrance: StaffEntrance,
  session: StaffSession,
  { headers }: Caller,
  { response, name }: { response: unknown; name: string },
): Promise<FactorChange> {
  const body = { response, name: name.trim().slice(0, 60) };
  const answer = await refusedAsUndefined(entrance.auth.api.verifyPasskeyRegistration({ headers, body }));
  if (!answer) return { kind: 'refused' };
  await settleSecondFactor(entrance, session);
  return record(entrance, session, 'passkey-added');
}

/** Removes one of the member's own passkeys. */
export async function removePasskey(
  entrance: StaffEntrance,
  session: StaffSession,
  caller: Caller,
  { id, password }: { id: string; password: string },
): Promise<FactorChange> {
  const confirmed = await confirmPassword(entrance, session, caller, password);
  if (confirmed.kind !== 'done') return confirmed;
  const { hasAuthenticator, passkeys } = await listSecondFactors(entrance, session);
  const isLast = !hasAuthenticator && passkeys.every((passkey) => passkey.id === id);
  if (isLast && (await hasShortPassword(entrance, session))) return { kind: 'needed' };
  const { kysely } = entrance.database;
  await kysely.deleteFrom('staff_passkeys').where('id', '=', id).where('staff_id', '=', session.member.id).execute();
  await settleSecondFactor(entrance, session);
  return record(entrance, session, 'passkey-removed');
}
