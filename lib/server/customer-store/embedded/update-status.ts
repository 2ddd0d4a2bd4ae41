import { CUSTOMER_STATUSES, type CustomerStatus } from '../../../shared/customer/customer-status';
import { inTransaction } from '../../db/transactions/in-transaction';
import { echoTarget, findCustomerForUpdate } from './customer-record';
import { isMissing } from './json-object';
import { EMAIL_NOT_FOUND, MISSING_INPUT, Refusal, refuseField } from './refusal';
import type { Service } from './service-call';
import { insertStatusChange } from './status-history';

function readStatus(value: unknown): CustomerStatus | Refusal {
  if (isMissing(value)) return MISSING_INPUT;
  const status = CUSTOMER_STATUSES.find((known) => known === value);
  return status ?? refuseField('target.status', `must be ${CUSTOMER_STATUSES.join(', ')}`);
}

/** The service updateStatus: sets where a customer stands. Setting the present status again is no change. */
export const updateStatus: Service = async ({ database }, { email, target, now, decisionId }) => {
  const status = readStatus(target.status);
  if (status instanceof Refusal) return status;
  return inTransaction(database, async (transaction) => {
    const customer = await findCustomerForUpdate(database, transaction, email);
    if (!customer) return EMAIL_NOT_FOUND;
    if (customer.status !== status) {
      const { id } = customer;
      await transaction.updateTable('customers').set({ status, updated_at: now }).where('id', '=', id).execute();
      await insertStatusChange(transaction, {
        customer_id: id,
        at: now,
        from_status: customer.status,
        to_status: status,
        cause: 'updateStatus',
        decision_id: decisionId,
      });
    }
    return { success: { reference: customer.reference, target: { ...echoTarget(customer), status } } };
  });
};
