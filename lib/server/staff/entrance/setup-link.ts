import type { Env } from '../../env';
import { hasAdministrator } from '../accounts/administrators';
import { makeStaffLink } from '../accounts/staff-links';
import type { StaffEntrance } from './get-staff-auth';

/**
 * The link that creates the first administrator, as long as there is none: printed at startup, valid for a day, and
 * useless once someone has used one. There is no default account.
 *
 * @returns the full URL, or undefined when there is an administrator
 */
export async function makeSetupLink(
  { database }: Pick<StaffEntrance, 'database'>,
  { portalUrl }: Pick<Env, 'portalUrl'>,
  now: number,
): Promise<string | undefined> {
  if (await hasAdministrator(database)) return undefined;
  const link = { kind: 'setup' as const, email: null, role: 'administrator' as const, madeBy: null };
  return `${portalUrl}${await makeStaffLink(database.kysely, link, now)}`;
}
