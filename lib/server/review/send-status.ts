import type { CustomerStatus } from '../../shared/customer/customer-status';
import type { DecisionProblem } from '../../shared/review/decision';
import type { StorageError } from '../contract-client/outcome';
import type { StorageClient } from '../contract-client/storage-client';

/** Expresses a failure of the storage API as the outcome of a decision. */
export function toDecisionProblem({ code }: StorageError): DecisionProblem {
  if (code === 'not-found') return 'not-found';
  return code === 'unavailable' || code === 'malformed-reply' ? 'storage-unavailable' : 'storage-refused';
}

export type SentStatus =
  | { state: 'stored' }
  | { state: 'unconfirmed' }
  | { state: 'not-stored'; problem: DecisionProblem };

/** Sets the decided status at the storage API. If the answer was lost, it asks whether the status was set. */
export async function sendStatus(
  storage: StorageClient,
  { emailAddress, status, decisionId }: { emailAddress: string; status: CustomerStatus; decisionId: string },
): Promise<SentStatus> {
  const outcome = await storage.updateStatus(emailAddress, status, decisionId);
  if (outcome.ok) return { state: 'stored' };
  if (outcome.error.delivery !== 'unknown') return { state: 'not-stored', problem: toDecisionProblem(outcome.error) };
  const after = await storage.getStatus(emailAddress);
  return after.ok && after.reply.status === status ? { state: 'stored' } : { state: 'unconfirmed' };
}
