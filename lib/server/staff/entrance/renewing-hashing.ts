import type { Database } from '../../db/schema/database';
import { logUnexpected } from '../../log';
import type { PasswordHashing } from '../accounts/password-hash';

/**
 * The hashing that better-auth works with. Whenever someone enters the right password and its hash costs less than hashes
 * cost now, it is replaced: this is the only time the password is known.
 */
export function renewingHashing({ kysely }: Database, { hash, verify, isOutdated }: PasswordHashing) {
  return {
    hash,
    async verify(given: { hash: string; password: string }): Promise<boolean> {
      if (!(await verify(given))) return false;
      if (isOutdated(given.hash)) {
        try {
          const password = await hash(given.password);
          // No two hashes are the same: each has a salt of its own.
          await kysely.updateTable('staff_credentials').set({ password }).where('password', '=', given.hash).execute();
        } catch (error) {
          // The earlier hash still works.
          logUnexpected(error, 'renew-password-hash');
        }
      }
      return true;
    },
  };
}
