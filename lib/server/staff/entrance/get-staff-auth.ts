import 'server-only';
import { DEFAULT_LANGUAGE } from '../../../shared/words/languages';
import { loadWords } from '../../../shared/words/load-words';
import { getDatabase } from '../../db/connection/get-database';
import type { Database } from '../../db/schema/database';
import { env } from '../../env';
import { processSingletonOnceOpen } from '../../process-singleton';
import { createStaffAuth, SINGLE_SIGN_ON_ID, type StaffAuth } from './staff-auth';
import { loadStaffSecret } from './staff-secret';

/** What every function in lib/server/staff works with. */
export type StaffEntrance = { auth: StaffAuth; database: Database };

async function openStaffEntrance(): Promise<StaffEntrance> {
  const database = await getDatabase();
  const { portalUrl, singleSignOn, company, ...settings } = env();
  const secret = await loadStaffSecret(database, settings);
  // Authenticator apps and passkeys keep this name, whichever language the first request is in.
  const productName = company.name ?? (await loadWords(DEFAULT_LANGUAGE)).of('pages').t('productName');
  return { auth: createStaffAuth(database, { portalUrl, singleSignOn, secret, productName }), database };
}

async function lacksSingleSignOn({ auth }: StaffEntrance): Promise<boolean> {
  if (!env().singleSignOn) return false;
  const { socialProviders } = await auth.$context;
  return socialProviders.every(({ id }) => id !== SINGLE_SIGN_ON_ID);
}

/**
 * The staff accounts of this process, opened on the first call. Call it when the server starts, so that a wrong secret
 * stops the startup.
 *
 * @throws StaffSecretError when the staff secret is missing or wrong
 */
export async function getStaffEntrance(): Promise<StaffEntrance> {
  return (await processSingletonOnceOpen('staff-entrance', openHolder)).entrance;
}

const openHolder = async () => ({ entrance: await openStaffEntrance() });

/**
 * The same, for someone going to the single sign-on. better-auth fetches its configuration once, during setup; if the
 * single sign-on did not answer then, this asks again.
 */
export async function getSingleSignOnEntrance(): Promise<StaffEntrance> {
  const holder = await processSingletonOnceOpen('staff-entrance', openHolder);
  if (await lacksSingleSignOn(holder.entrance)) holder.entrance = await openStaffEntrance();
  return holder.entrance;
}
