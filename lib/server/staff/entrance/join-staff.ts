import type { Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { isEmailAddress } from '../../../shared/customer/email-address';
import type { JoinState } from '../../../shared/staff/join-state';
import type { Tables } from '../../db/schema/tables';
import { isUniqueViolation } from '../../db/transactions/database-error';
import { inTransaction } from '../../db/transactions/in-transaction';
import { listAdministratorIds } from '../accounts/administrators';
import { insertStaffAccount, NAME_MAX_CHARACTERS } from '../accounts/insert-staff-account';
import { PASSWORD_ALONE_MIN_CHARACTERS, PASSWORD_WITH_SECOND_FACTOR_MIN_CHARACTERS } from '../accounts/password-rules';
import { endStaffLink, findStaffLink, type StaffLink } from '../accounts/staff-links';
import { recordActivity } from '../activity/record-activity';
import { findChosenPasswordProblem } from './chosen-password';
import type { StaffEntrance } from './get-staff-auth';

/** What someone who came through a link enters. `email` counts only if the link has none. */
export type JoinForm = { name: string; email: string; password: string };

/** `fields` maps fields to keys of entrance.json. */
export type JoinOutcome =
  | { kind: 'joined'; email: string; isReset: boolean }
  | { kind: 'invalid'; fields: JoinState['fields'] }
  | { kind: 'link-ended' };

class LinkEndedError extends Error {}

const CREDENTIAL = 'credential';

/** The person a reset link is for already has a name. */
async function findName({ database: { kysely } }: StaffEntrance, { kind, email }: StaffLink, given: string) {
  if (kind !== 'reset') return given;
  const query = kysely.selectFrom('staff_accounts').select('name');
  return (await query.where('email', '=', email).executeTakeFirst())?.name ?? '';
}

async function findProblems(entrance: StaffEntrance, link: StaffLink, { name, email, password }: JoinForm) {
  const fields: JoinState['fields'] = {};
  if (link.kind !== 'reset' && name === '') fields.name = 'required';
  if (name.length > NAME_MAX_CHARACTERS) fields.name = 'tooLong';
  if (link.email === null && !isEmailAddress(email)) fields.email = email === '' ? 'required' : 'invalid';
  const person = [await findName(entrance, link, name), link.email ?? email];
  const minCharacters = PASSWORD_WITH_SECOND_FACTOR_MIN_CHARACTERS;
  const problem = await findChosenPasswordProblem(entrance, { password, minCharacters, person });
  if (problem) fields.password = problem;
  return fields;
}

type NewPassword = { passwordHash: string; now: number };

type NewAccount = NewPassword & { name: string; email: string; hasShortPassword: number };

async function insertPassword(transaction: Transaction<Tables>, staffId: string, { passwordHash, now }: NewPassword) {
  const at = new Date(now).toISOString();
  await transaction
    .insertInto('staff_credentials')
    .values({
      id: uuidv7(),
      staff_id: staffId,
      provider_id: CREDENTIAL,
      account_id: staffId,
      password: passwordHash,
      created_at: at,
      updated_at: at,
    })
    .execute();
}

async function makeAccount(transaction: Transaction<Tables>, link: StaffLink, account: NewAccount): Promise<string> {
  const id = await insertStaffAccount(transaction, { ...account, role: link.role });
  await insertPassword(transaction, id, account);
  return id;
}

/**
 * Sets a new password and removes the old one, second factors and sessions: anything lost or stolen no longer works.
 */
async function resetAccount(transaction: Transaction<Tables>, account: NewAccount): Promise<string> {
  const { id } = await transaction
    .updateTable('staff_accounts')
    .set({ has_short_password: account.hasShortPassword, two_factor_enabled: 0 })
    .where('email', '=', account.email)
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const table of ['staff_sessions', 'staff_authenticators', 'staff_passkeys'] as const) {
    await transaction.deleteFrom(table).where('staff_id', '=', id).execute();
  }
  await transaction
    .deleteFrom('staff_credentials')
    .where('staff_id', '=', id)
    .where('provider_id', '=', CREDENTIAL)
    .execute();
  await insertPassword(transaction, id, account);
  return id;
}

async function applyLink(entrance: StaffEntrance, link: StaffLink, account: NewAccount): Promise<void> {
  await inTransaction(entrance.database, async (transaction) => {
    if (!(await endStaffLink(transaction, link.id, account.now))) throw new LinkEndedError();
    // Setup links are only for the very first administrator.
    const isTooLate = link.kind === 'setup' && (await listAdministratorIds(transaction, entrance.database)).length > 0;
    if (isTooLate) throw new LinkEndedError();
    const isReset = link.kind === 'reset';
    const id = isReset ? await resetAccount(transaction, account) : await makeAccount(transaction, link, account);
    await recordActivity(transaction, {
      actor: { kind: 'staff', id },
      action: isReset ? 'staff.password-changed' : 'staff.joined',
      subjectId: id,
      detail: isReset ? 'by-link' : link.role,
    });
  });
}

/**
 * Creates the account that a link allows, or gives an account a new password, at most once per link.
 *
 * @param now epoch milliseconds
 */
export async function joinStaff(
  entrance: StaffEntrance,
  token: string,
  given: JoinForm,
  now: number,
): Promise<JoinOutcome> {
  const link = await findStaffLink(entrance.database.kysely, token, now);
  if (!link) return { kind: 'link-ended' };
  const form = { ...given, name: given.name.trim(), email: given.email.trim().toLowerCase() };
  const fields = await findProblems(entrance, link, form);
  if (Object.keys(fields).length > 0) return { kind: 'invalid', fields };
  const email = link.email ?? form.email;
  const { password } = await entrance.auth.$context;
  const account = {
    name: form.name,
    email,
    passwordHash: await password.hash(form.password),
    hasShortPassword: [...form.password].length < PASSWORD_ALONE_MIN_CHARACTERS ? 1 : 0,
    now,
  };
  try {
    await applyLink(entrance, link, account);
    return { kind: 'joined', email, isReset: link.kind === 'reset' };
  } catch (error) {
    if (error instanceof LinkEndedError || isUniqueViolation(error)) return { kind: 'link-ended' };
    throw error;
  }
}
