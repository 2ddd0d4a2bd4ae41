import type { StatusReply } from '../../../shared/contract/reply';
import { echoCustomer, findCustomer } from './customer-record';
import { EMAIL_NOT_FOUND, type Refusal } from './refusal';
import type { Store } from './store';

/** The getStatus service: a customer's status, and what is stored. */
export async function getStatus({ database }: Store, email: string): Promise<StatusReply | Refusal> {
  const customer = await findCustomer(database, email);
  return customer ? { ...echoCustomer(customer), status: customer.status } : EMAIL_NOT_FOUND;
}
