import 'server-only';
import { serverMessages } from '../../../shared/words/server-messages';
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
    const productName = serverMessages.t('productName');
    return { auth: createStaffAuth(database, { portalUrl, singleSignOn, secret, productName }), database };
  });
}
