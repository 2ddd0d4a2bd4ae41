import { echoTarget, findCustomer } from './customer-record';
import { EMAIL_NOT_FOUND } from './refusal';
import type { Service } from './service-call';

/** The service getStatus: where a customer stands, and what is stored. */
export const getStatus: Service = async ({ database }, { email }) => {
  const customer = await findCustomer(database, email);
  if (!customer) return EMAIL_NOT_FOUND;
  const { reference, status } = customer;
  return { success: { reference, status, target: echoTarget(customer) } };
};
