import { REFUSAL_MESSAGES, refusalSchema } from '@/lib/shared/contract/reply';
import { type StorageErrorCode, storageFailure } from './outcome';

const HTTP_REQUEST_TIMEOUT = 408;
const HTTP_TOO_LARGE = 413;
const HTTP_TOO_MANY_REQUESTS = 429;

/** Replies that turn a request away for the moment rather than refuse its content. */
const TEMPORARY_STATUSES = [HTTP_REQUEST_TIMEOUT, 425, HTTP_TOO_MANY_REQUESTS];

const CODE_BY_MESSAGE = new Map<string, StorageErrorCode>([
  [REFUSAL_MESSAGES.invalidEmail, 'invalid-email'],
  [REFUSAL_MESSAGES.missingInput, 'missing-input'],
  [REFUSAL_MESSAGES.credentialsRefused, 'credentials-refused'],
  [REFUSAL_MESSAGES.emailNotFound, 'not-found'],
]);

/** The code for a refusal whose wording the contract defines; the wording decides even if the HTTP status disagrees. */
export function findWordedRefusal(body: unknown): StorageErrorCode | undefined {
  const refusal = refusalSchema.safeParse(body);
  return refusal.success ? CODE_BY_MESSAGE.get(refusal.data.message.trim()) : undefined;
}

/**
 * Turns a reply with an HTTP status of 400 to 499 into an outcome. What the contract does not define, such as a proxy's
 * page, tells nothing about whether a write arrived.
 *
 * @param body the parsed JSON, or undefined for anything else
 */
export function toRefusalOutcome(httpStatus: number, body: unknown) {
  const reason = `http-${httpStatus}` as const;
  if (TEMPORARY_STATUSES.includes(httpStatus)) {
    return storageFailure('unavailable', reason, httpStatus === HTTP_REQUEST_TIMEOUT ? 'unknown' : 'refused');
  }
  const isOfTheContract = refusalSchema.safeParse(body).success;
  if (httpStatus === HTTP_TOO_LARGE)
    return storageFailure('too-large', reason, isOfTheContract ? 'refused' : 'unknown');
  if (!isOfTheContract) return storageFailure('malformed-reply', reason, 'unknown');
  const worded = findWordedRefusal(body);
  if (worded !== undefined) return storageFailure(worded, reason, 'refused');
  return storageFailure(httpStatus === 401 ? 'credentials-refused' : 'refused', reason, 'refused');
}
