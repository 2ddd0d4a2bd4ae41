import type { CustomerStatus } from '../../../shared/customer/customer-status';
import { normalizeEmailAddress } from '../../../shared/customer/email-address';
import type { Database } from '../../db/schema/database';

/**
 * Keeps the status that a remote account returned for a customer, so that the list shows it. The embedded storage API
 * keeps its own: call it in remote mode only. It does nothing if this portal never submitted the customer.
 *
 * @param heard.now epoch milliseconds
 */
export async function noteRemoteStatus(
  { kysely }: Database,
  { emailAddress, status, now }: { emailAddress: string; status: CustomerStatus; now: number },
): Promise<void> {
  await kysely
    .updateTable('remote_customers')
    .set({ status, updated_at: now })
    .where('email', '=', normalizeEmailAddress(emailAddress))
    .where('status', '<>', status)
    .execute();
}
