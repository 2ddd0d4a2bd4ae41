import type { Store } from '../customer-store/embedded/store';
import type { Database } from '../db/schema/database';
import { INVENTED_EMAIL_DOMAIN } from '../operator/seed/invent-customer';
import { fillDemo } from './fill-demo';

/** The demo cannot start here; the message tells the operator why. */
export class DemoError extends Error {
  override name = 'DemoError';
}

async function isFilled({ kysely }: Database): Promise<boolean> {
  const present = await kysely.selectFrom('staff_accounts').select('id').limit(1).execute();
  return present.length > 0;
}

/** A demo's staff are invented. Any others are real, and so are their customers. */
async function requireInvented({ kysely }: Database): Promise<void> {
  const real = await kysely
    .selectFrom('staff_accounts')
    .select('id')
    .where('email', 'not like', `%@${INVENTED_EMAIL_DOMAIN}`)
    .limit(1)
    .execute();
  if (real.length > 0) throw new DemoError('The database holds real staff. A demo never touches those.');
}

/**
 * Fills a demo's database, unless it was filled before.
 *
 * @param now epoch milliseconds
 * @throws DemoError when the database does not belong to a demo
 */
export async function prepareDemo(store: Store, now: number): Promise<void> {
  if (await isFilled(store.database)) return requireInvented(store.database);
  const someone = await store.database.kysely.selectFrom('customers').select('id').limit(1).execute();
  if (someone.length > 0) throw new DemoError('The database holds customers already. A demo starts in an empty one.');
  await fillDemo(store, now);
}
