import type { Selectable, Transaction } from 'kysely';
import { WIRE_ATTRIBUTES } from '../../../shared/contract/request';
import type { Database } from '../../db/schema/database';
import type { CustomersTable, Tables } from '../../db/schema/tables';
import type { JsonObject } from './json-object';

export type Customer = Selectable<CustomersTable>;

/** Finds a customer by the key, as it is now. */
export function findCustomer(database: Database, email: string): Promise<Customer | undefined> {
  return database.kysely.selectFrom('customers').selectAll().where('email', '=', email).executeTakeFirst();
}

/** Finds a customer by the key and keeps everybody else from changing the record until the transaction ends. */
export function findCustomerForUpdate(
  { hasRowLocks }: Database,
  transaction: Transaction<Tables>,
  email: string,
): Promise<Customer | undefined> {
  const query = transaction.selectFrom('customers').selectAll().where('email', '=', email);
  return (hasRowLocks ? query.forUpdate() : query).executeTakeFirst();
}

/** The `target` of an answer: the key and every attribute that is stored. */
export function echoTarget(customer: Customer): JsonObject {
  const target: JsonObject = { email: customer.email };
  for (const name of WIRE_ATTRIBUTES) {
    if (customer[name] !== null) target[name] = customer[name];
  }
  return target;
}
