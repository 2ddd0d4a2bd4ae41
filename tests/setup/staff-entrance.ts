import type { Database } from '@/lib/server/db/schema/database';
import { createPasswordHashing } from '@/lib/server/staff/accounts/password-hash';
import { makeStaffLink } from '@/lib/server/staff/accounts/staff-links';
import type { StaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import { joinStaff } from '@/lib/server/staff/entrance/join-staff';
import { createStaffAuth, type StaffAuthOptions } from '@/lib/server/staff/entrance/staff-auth';
import type { StaffRole } from '@/lib/shared/staff/staff';
import { toCookie } from './to-cookie';

export const STAFF_PASSWORD = 'correct zebra battery staple';

/** Hashing that takes no time: tests sign in thousands of times. */
export const quickHashing = () => createPasswordHashing({ costLog2: 4, blockSize: 8, parallelization: 1 });

/** The staff entrance on a test's own database. */
export function openStaffEntrance(database: Database, changes: Partial<StaffAuthOptions> = {}): StaffEntrance {
  const settings = { portalUrl: 'http://localhost:3000', singleSignOn: undefined, hashing: quickHashing() };
  const options = { ...settings, secret: 's'.repeat(40), productName: 'Portal', ...changes };
  return { auth: createStaffAuth(database, options), database };
}

/** Creates a member as a link does, and returns their id. */
export async function addMember(entrance: StaffEntrance, email: string, role: StaffRole): Promise<string> {
  const { kysely } = entrance.database;
  const now = Date.now();
  const path = await makeStaffLink(kysely, { kind: 'join', email, role, madeBy: null }, now);
  const token = path.split('/').at(-1) ?? '';
  const outcome = await joinStaff(entrance, token, { name: 'Robin Example', email: '', password: STAFF_PASSWORD }, now);
  if (outcome.kind !== 'joined') throw new Error(`The member was not made: ${JSON.stringify(outcome)}`);
  const row = await kysely.selectFrom('staff_accounts').select('id').where('email', '=', email).executeTakeFirst();
  return row?.id ?? '';
}

/** Signs in with just the password, and returns headers that carry the session. */
export async function signInForTest({ auth }: StaffEntrance, email: string): Promise<Headers> {
  const body = { email, password: STAFF_PASSWORD };
  const { headers } = await auth.api.signInEmail({ headers: new Headers(), body, returnHeaders: true });
  return new Headers({ cookie: toCookie(headers) });
}
