import 'server-only';
import { logUnexpected } from '../log';

/** What Node.js reports when a browser goes away in the middle of an upload, as many do. */
const isBrokenOff = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ECONNRESET' && error.message === 'aborted';

/** Logs what Next.js caught itself by the rules of our log: no message, no value. A broken-off upload is no error. */
export function logRequestError(error: unknown): void {
  if (!isBrokenOff(error)) logUnexpected(error, 'next');
}
