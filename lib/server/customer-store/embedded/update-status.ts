import type { UpdateStatusReply } from '../../../shared/contract/reply';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import { inTransaction } from '../../db/transactions/in-transaction';
import { recordActivity } from '../../staff/activity/record-activity';
import { echoCustomer, findCustomerForUpdate } from './customer-record';
import { EMAIL_NOT_FOUND, type Refusal } from './refusal';
import { insertStatusChange } from './status-history';
import type { Store } from './store';

/**
 * The updateStatus service: sets a customer's status. Setting the current status again is not a change.
 *
 * @param call.now epoch milliseconds; call.decisionId the staff decision that the call carries out, undefined over
 *   HTTP; call.isFromApi whether it came over HTTP, and is recorded as activity. Default: false
 */
export function updateStatus(
  { database }: Store,
  {
    email,
    status,
    now,
    decisionId,
    isFromApi = false,
  }: { email: string; status: CustomerStatus; now: number; decisionId?: string | undefined; isFromApi?: boolean },
): Promise<UpdateStatusReply | Refusal> {
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
      const activity = { actor: { kind: 'api' }, action: 'customer.decided', subjectId: id, detail: status } as const;
      if (isFromApi) await recordActivity(transaction, activity, now);
    }
    const { target, ...reply } = echoCustomer(customer);
    return { ...reply, target: { ...target, status } };
  });
}
