import type { CreateOrUpdateReply } from '../../../shared/contract/reply';
import { hasRoomForImage } from '../../db/schema/has-room-for-image';
import { TransactionConflict } from '../../db/transactions/database-error';
import { inTransaction } from '../../db/transactions/in-transaction';
import { createCustomer } from './create-customer';
import { type Customer, echoCustomer, findCustomerForUpdate } from './customer-record';
import { NO_ROOM_FOR_IMAGES, type Refusal } from './refusal';
import type { Store } from './store';
import { type Update, updateCustomer } from './update-customer';

type Written = { type: CreateOrUpdateReply['type']; customer: Customer };

function write(store: Store, email: string, update: Update): Promise<Written> {
  return inTransaction(store.database, async (transaction): Promise<Written> => {
    const stored = await findCustomerForUpdate(store.database, transaction, email);
    if (stored) return { type: 'updateCustomer', customer: await updateCustomer(store, transaction, stored, update) };
    const created = await createCustomer(store, transaction, email, update);
    // Another request created it a moment ago: the next attempt updates.
    if (!created) throw new TransactionConflict();
    return { type: 'createCustomer', customer: created };
  });
}

/**
 * The createOrUpdateCustomer service: of simultaneous first requests for one email, exactly one creates the customer.
 *
 * @param call.update checked; call.portalUrl the portal's origin, without a trailing slash
 */
export async function createOrUpdateCustomer(
  store: Store,
  { email, update, portalUrl }: { email: string; update: Update; portalUrl: string },
): Promise<CreateOrUpdateReply | Refusal> {
  if (!(await hasRoomForImage(store.database))) return NO_ROOM_FOR_IMAGES;
  const { type, customer } = await write(store, email, update);
  const { status } = customer;
  return { ...echoCustomer(customer), status, type, customer_link: `${portalUrl}/staff/customers/${customer.id}` };
}
