import 'server-only';
import { isUnread } from '../current-call.mjs';
import { describeError } from '../describe-error';
import { isBrokenOff } from '../http/is-broken-off';
import { logger, logUnexpected } from '../log';

/**
 * Logs what Next.js caught itself by the rules of our log: no message, no value. A broken-off upload is no error, and a
 * call to an action that cannot be read is the caller's (scripts/serve/refuse-unread-actions.mjs).
 */
export function logRequestError(error: unknown): void {
  if (isBrokenOff(error)) return;
  if (isUnread()) logger.info({ error: describeError(error).name }, 'a call to an action could not be read');
  else logUnexpected(error, 'next');
}
