import 'server-only';
import { isBrokenOff } from '../http/is-broken-off';
import { logUnexpected } from '../log';

/** Logs what Next.js caught itself by the rules of our log: no message, no value. A broken-off upload is no error. */
export function logRequestError(error: unknown): void {
  if (!isBrokenOff(error)) logUnexpected(error, 'next');
}
