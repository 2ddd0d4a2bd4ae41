import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { CUSTOMER_FIELDS } from '../shared/customer/fields';
import { describeError } from './describe-error';

/**
 * Names that personal values, images and credentials go by. This is a second safety net: callers should not log such
 * values in the first place.
 */
const SECRET_NAMES = [
  ...['user', 'pass', 'password', 'token', 'authorization', 'cookie'],
  ...['target', 'documents', 'front', 'back', 'body'],
  ...new Set(CUSTOMER_FIELDS.flatMap(({ name, wire }) => [name, wire])),
];

/** Plain values only, so that no Error or request can be passed in whole. */
export type LogFields = Record<string, string | number | boolean | undefined>;

// process.stdout rather than pino's own file descriptor: no worker thread, and it can be captured.
const destination = { write: (line: string) => process.stdout.write(line) };

const lines = pino(
  {
    level: 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
  },
  destination,
);

/**
 * Writes one JSON line per entry to standard output. Messages are fixed sentences; anything variable goes into the
 * fields.
 */
export const logger = {
  info: (fields: LogFields, message: string) => lines.info(fields, message),
  warn: (fields: LogFields, message: string) => lines.warn(fields, message),
};

/**
 * Logs an unexpected error: its name, code and stack frames, never its message.
 *
 * @param where a fixed word for the place that caught it, such as `submit-customer`
 * @returns a short random id that is also in the log, for the person to quote (8 hexadecimal digits)
 */
export function logUnexpected(error: unknown, where: string): string {
  const id = randomBytes(4).toString('hex');
  lines.error({ id, where, error: describeError(error) }, 'unexpected error');
  return id;
}
