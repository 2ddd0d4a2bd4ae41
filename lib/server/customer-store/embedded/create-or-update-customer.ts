import { hasRoomForImage } from '../../db/schema/has-room-for-image';
import { TransactionConflict } from '../../db/transactions/database-error';
import { inTransaction } from '../../db/transactions/in-transaction';
import { createCustomer } from './create-customer';
import { type Customer, echoTarget, findCustomerForUpdate } from './customer-record';
import { readAttributes } from './read-attributes';
import { readDocuments, readImages } from './read-images';
import { NO_ROOM_FOR_IMAGES, Refusal } from './refusal';
import type { Service, ServiceCall, Store } from './service-call';
import { type Update, updateCustomer } from './update-customer';

type Outcome = { type: 'createCustomer' | 'updateCustomer'; customer: Customer };

function readUpdate(call: ServiceCall): Update | Refusal {
  const documents = readDocuments(call.target);
  if (documents instanceof Refusal) return documents;
  const attributes = readAttributes(call);
  if (attributes instanceof Refusal) return attributes;
  const images = readImages(documents);
  return images instanceof Refusal ? images : { attributes, images, now: call.now };
}

function createOrUpdate(store: Store, email: string, update: Update): Promise<Outcome> {
  return inTransaction(store.database, async (transaction): Promise<Outcome> => {
    const stored = await findCustomerForUpdate(store.database, transaction, email);
    if (stored) return { type: 'updateCustomer', customer: await updateCustomer(store, transaction, stored, update) };
    const created = await createCustomer(store, transaction, email, update);
    // Created by another one a moment ago: the next attempt updates.
    if (!created) throw new TransactionConflict();
    return { type: 'createCustomer', customer: created };
  });
}

/** The service createOrUpdateCustomer: of simultaneous first requests for one email, exactly one creates. */
export const createOrUpdateCustomer: Service = async (store, call) => {
  const update = readUpdate(call);
  if (update instanceof Refusal) return update;
  if (!(await hasRoomForImage(store.database))) return NO_ROOM_FOR_IMAGES;
  const { type, customer } = await createOrUpdate(store, call.email, update);
  const { reference, status } = customer;
  const customer_link = `${call.portalUrl}/staff/customers/${customer.id}`;
  return { success: { reference, status, type, customer_link, target: echoTarget(customer) } };
};
