import type { Selectable, Transaction } from 'kysely';
import type { StatusReply } from '../../../shared/contract/reply';
import { WIRE_ATTRIBUTES } from '../../../shared/contract/request';
import type { Database } from '../../db/schema/database';
import type { CustomersTable, Tables } from '../../db/schema/tables';

export type Customer = Selectable<CustomersTable>;

/** Finds a customer by the key, in its current state. */
export function findCustomer(database: Database, email: string): Promise<Customer | undefined> {
  return database.kysely.selectFrom('customers').selectAll().where('email', '=', email).executeTakeFirst();
}

/** Finds a customer by the key and locks the record against changes by others until the transaction ends. */
export function findCustomerForUpdate(
  { hasRowLocks }: Database,
  transaction: Transaction<Tables>,
  email: string,
): Promise<Customer | undefined> {
  const query = transaction.selectFrom('customers').selectAll().where('email', '=', email);
  return (hasRowLocks ? query.forUpdate() : query).executeTakeFirst();
}

/** What every answer says about a customer: the key and every stored attribute. */
export function echoCustomer(customer: Customer): Omit<StatusReply, 'status'> {
  const target: StatusReply['target'] = { email: customer.email };
  for (const name of WIRE_ATTRIBUTES) {
    if (customer[name] !== null) target[name] = customer[name];
  }
  return { result: 'Success', reference: customer.reference, target };
}
