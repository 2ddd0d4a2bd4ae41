import 'server-only';
import { DEFAULT_LANGUAGE } from '../../../shared/words/languages';
import { loadWords } from '../../../shared/words/load-words';
import { getDatabase } from '../../db/connection/get-database';
import type { Database } from '../../db/schema/database';
import { env } from '../../env';
import { processSingletonOnceOpen } from '../../process-singleton';
import { createStaffAuth, type StaffAuth } from './staff-auth';
import { loadStaffSecret } from './staff-secret';

/** What every function of lib/server/staff works with. */
export type StaffEntrance = { auth: StaffAuth; database: Database };

/**
 * The staff accounts of this process, opened on the first call. Call it when the server starts, so that a wrong secret
 * stops the start.
 *
 * @throws StaffSecretError when the staff secret is missing or wrong
 */
export function getStaffEntrance(): Promise<StaffEntrance> {
  return processSingletonOnceOpen('staff-entrance', async () => {
    const database = await getDatabase();
    const { portalUrl, singleSignOn, ...settings } = env();
    const secret = await loadStaffSecret(database, settings);
    // Authenticator apps and passkeys keep this name, whoever asks first.
    const productName = (await loadWords(DEFAULT_LANGUAGE)).of('pages').t('productName');
    return { auth: createStaffAuth(database, { portalUrl, singleSignOn, secret, productName }), database };
  });
}
