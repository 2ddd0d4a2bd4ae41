import type { Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { StaffRole } from '../../../shared/staff/staff';
import type { Tables } from '../../db/schema/tables';

export const NAME_MAX_CHARACTERS = 100;

export type NewStaffAccount = { name: string; email: string; role: StaffRole; hasShortPassword: number; now: number };

/**
 * Adds an account with no way to sign in yet, for someone whose address an administrator or the operator vouched for.
 */
export async function insertStaffAccount(
  transaction: Transaction<Tables>,
  { name, email, role, hasShortPassword, now }: NewStaffAccount,
): Promise<string> {
  const id = uuidv7();
  const at = new Date(now).toISOString();
  await transaction
    .insertInto('staff_accounts')
    .values({
      id,
      name,
      email,
      // This address was invited by an administrator, or is the first administrator's own.
      email_verified: 1,
      image: null,
      role,
      disabled_at: null,
      has_short_password: hasShortPassword,
      two_factor_enabled: 0,
      created_at: at,
      updated_at: at,
    })
    .execute();
  return id;
}
