import type { Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type { CustomerOrigin } from '../../contract-client/storage-client';
import type { Tables } from '../../db/schema/tables';
import { recordActivity } from '../../staff/activity/record-activity';
import { SEARCH_KEY_COLUMNS, searchKeysOf } from '../search-keys';
import type { Customer } from './customer-record';
import { insertCustomerVersion, type ReplacedValues } from './customer-version';
import { findNewImageSet, insertDocumentSet } from './document-set';
import { type SentAttributes, STORED_COLUMNS } from './read-attributes';
import type { SentImages } from './read-images';
import { insertStatusChange } from './status-history';
import type { Store } from './store';

/** What one create or update sends, checked. The origin applies to a new customer. `now` in epoch milliseconds. */
export type Update = { attributes: SentAttributes; images: SentImages; origin: CustomerOrigin; now: number };

/** The customer's values that the changes replace. */
function findReplaced(customer: Customer, changes: SentAttributes, hasNewImages: boolean): ReplacedValues {
  const names = STORED_COLUMNS.filter((name) => changes[name] !== undefined);
  const fields = names.map((name) => [name, { from: customer[name], to: changes[name] }]);
  return { fields: Object.fromEntries(fields), hasNewImages };
}

/** A change made through the portal's own forms is recorded at their doors. */
async function recordCallersChange(transaction: Transaction<Tables>, { id }: Customer, { origin, now }: Update) {
  if (origin.source !== 'api') return;
  await recordActivity(transaction, { actor: { kind: 'api' }, action: 'customer.updated', subjectId: id }, now);
}

function listChanges(customer: Customer, sent: SentAttributes): SentAttributes {
  const changed = STORED_COLUMNS.filter((name) => sent[name] !== undefined && sent[name] !== customer[name]);
  return Object.fromEntries(changed.map((name) => [name, sent[name]]));
}

/** The reference is the caller's own value and says nothing about the person: it is no evidence. */
function touchesEvidence(changes: SentAttributes): boolean {
  return Object.keys(changes).some((name) => name !== 'reference');
}

/** The keys affected by what changed; others are not written. */
function findChangedKeys(customer: Customer, changes: SentAttributes): Partial<ReturnType<typeof searchKeysOf>> {
  const keys = searchKeysOf({ ...customer, ...changes });
  const changed = SEARCH_KEY_COLUMNS.filter((column) => keys[column] !== customer[column]);
  return Object.fromEntries(changed.map((column) => [column, keys[column]]));
}

async function storeNewImages(
  store: Store,
  transaction: Transaction<Tables>,
  customer: Customer,
  { images, now }: Update,
): Promise<string | undefined> {
  const place = { customerId: customer.id, setId: customer.current_set_id ?? '' };
  const newImages = await findNewImageSet(store, transaction, place, images);
  if (!newImages) return undefined;
  const setId = uuidv7();
  await insertDocumentSet(store, transaction, { customerId: customer.id, setId }, { images: newImages, now });
  return setId;
}

/**
 * Merges an update into a customer whose row is locked (STORAGE-API, rules 4 and 5). A change to an identity attribute
 * or an image sets PENDING again, so that a decision never outlives its evidence. An update that changes nothing writes
 * nothing. What a change replaces is kept as an earlier version.
 *
 * @returns the customer as now stored
 */
export async function updateCustomer(
  store: Store,
  transaction: Transaction<Tables>,
  customer: Customer,
  update: Update,
): Promise<Customer> {
  const changes = listChanges(customer, update.attributes);
  const setId = await storeNewImages(store, transaction, customer, update);
  if (!setId && Object.keys(changes).length === 0) return customer;
  const status: CustomerStatus = setId || touchesEvidence(changes) ? 'PENDING' : customer.status;
  const { id, status: formerStatus } = customer;
  const values = {
    ...changes,
    ...findChangedKeys(customer, changes),
    status,
    updated_at: update.now,
    ...(setId && { current_set_id: setId }),
  };
  await transaction.updateTable('customers').set(values).where('id', '=', id).execute();
  const { origin, now } = update;
  const replaced = findReplaced(customer, changes, setId !== undefined);
  await insertCustomerVersion(store, transaction, { customerId: id, replaced, origin, now });
  await recordCallersChange(transaction, customer, update);
  if (status !== formerStatus) {
    await insertStatusChange(transaction, {
      customer_id: id,
      at: update.now,
      from_status: formerStatus,
      to_status: status,
      cause: 'createOrUpdateCustomer',
    });
  }
  return { ...customer, ...values };
}
