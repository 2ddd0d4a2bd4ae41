import type { StorageService } from '../../../shared/contract/request';
import { READ_LIMITS, WRITE_LIMITS } from '../../contract-client/client-limits';
import { DeadlineError, withinDeadline } from '../../contract-client/deadline';
import { logFailedCall } from '../../contract-client/log-failed-call';
import { type StorageOutcome, storageFailure } from '../../contract-client/outcome';
import { toRefusalOutcome } from '../../contract-client/refusal';
import type { StorageClient } from '../../contract-client/storage-client';
import { Refusal } from './refusal';
import type { StorageServices } from './typed-door';

function toFailure({ httpStatus, message, isUndone }: Refusal) {
  if (httpStatus >= 500) return storageFailure('unavailable', `http-${httpStatus}`, isUndone ? 'not-sent' : 'unknown');
  return toRefusalOutcome(httpStatus, { result: 'Error', message });
}

async function call<Reply>(
  service: StorageService,
  deadlineMs: number,
  serve: () => Promise<Reply | Refusal>,
): Promise<StorageOutcome<Reply>> {
  const outcome = await withinDeadline(deadlineMs, serve).then(
    (answer) => (answer instanceof Refusal ? toFailure(answer) : { ok: true as const, reply: answer }),
    (error: unknown) => {
      if (error instanceof DeadlineError) return storageFailure('unavailable', 'timeout', 'unknown');
      throw error;
    },
  );
  if (!outcome.ok) logFailedCall(service, outcome.error);
  return outcome;
}

/**
 * Makes the client of the embedded storage API, for the portal itself. Images stay plain bytes.
 *
 * @param options.deadlineMs milliseconds for a whole call. Default: 10 s for reading, 30 s for writing and for images.
 */
export function createInProcessClient(
  services: StorageServices,
  { deadlineMs }: { deadlineMs?: number } = {},
): StorageClient {
  const readMs = deadlineMs ?? READ_LIMITS.deadlineMs;
  const writeMs = deadlineMs ?? WRITE_LIMITS.deadlineMs;
  return {
    createOrUpdateCustomer: (write) =>
      call('createOrUpdateCustomer', writeMs, () => services.createOrUpdateCustomer(write)),
    getStatus: (email) => call('getStatus', readMs, () => services.getStatus(email)),
    getDocumentImages: (email) => call('getDocumentImages', writeMs, () => services.getDocumentImages(email)),
    updateStatus: (email, status, decisionId) =>
      call('updateStatus', writeMs, () => services.updateStatus(email, status, decisionId)),
  };
}
