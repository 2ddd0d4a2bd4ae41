import { findStaffLink, type StaffLink } from '../accounts/staff-links';
import { mayTryToEnter } from './entrance-limits';
import type { StaffEntrance } from './get-staff-auth';
import type { Caller } from './sign-in';

/** The link that someone opened, as long as it is valid. Guesses are limited like everything at the entrance. */
export async function openStaffLink(
  { database }: Pick<StaffEntrance, 'database'>,
  { address, now }: Caller,
  token: string,
): Promise<StaffLink | undefined> {
  if (!(await mayTryToEnter(database, { address, now }))) return undefined;
  return findStaffLink(database.kysely, token, now);
}
