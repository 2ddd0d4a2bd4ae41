import type { Transaction } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Tables } from '../../db/schema/tables';
import { recordActivity } from '../../staff/activity/record-activity';
import { searchKeysOf } from '../search-keys';
import type { Customer } from './customer-record';
import { insertDocumentSet } from './document-set';
import { STORED_COLUMNS, type StoredColumn } from './read-attributes';
import { insertStatusChange } from './status-history';
import type { Store } from './store';
import type { Update } from './update-customer';

const NO_ATTRIBUTES = Object.fromEntries(STORED_COLUMNS.map((column) => [column, null])) as Record<StoredColumn, null>;

/**
 * Stores a new customer as PENDING, unless the email is taken: the unique key decides between simultaneous requests.
 *
 * @returns the customer as stored, or undefined when the email is taken
 */
export async function createCustomer(
  store: Store,
  transaction: Transaction<Tables>,
  email: string,
  { attributes, images, origin, now }: Update,
): Promise<Customer | undefined> {
  const place = { customerId: uuidv7(), setId: uuidv7() };
  const stored = { ...NO_ATTRIBUTES, ...attributes };
  const customer: Customer = {
    id: place.customerId,
    email,
    ...stored,
    ...searchKeysOf(stored),
    source: origin.source,
    entered_by: origin.enteredBy ?? null,
    status: 'PENDING',
    current_set_id: place.setId,
    created_at: now,
    updated_at: now,
  };
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('customers')
    .values(customer)
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return undefined;
  const newImages = { front: images.front, back: images.back ?? undefined };
  await insertDocumentSet(store, transaction, place, { images: newImages, now });
  await insertStatusChange(transaction, {
    customer_id: customer.id,
    at: now,
    from_status: null,
    to_status: customer.status,
    cause: 'createOrUpdateCustomer',
  });
  // What is entered through the portal's own forms is recorded at their doors.
  if (origin.source === 'api') {
    const activity = { actor: { kind: 'api' }, action: 'customer.entered', subjectId: customer.id } as const;
    await recordActivity(transaction, activity, now);
  }
  return customer;
}
