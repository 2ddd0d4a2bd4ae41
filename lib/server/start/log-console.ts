import 'server-only';
import { describeError } from '../describe-error';
import { logger } from '../log';

function report(...values: unknown[]): void {
  // Where a report without an error came from.
  const caller = new Error('reported');
  Error.captureStackTrace(caller, report);
  const { name, code, frames = [] } = describeError(values.find((value) => value instanceof Error) ?? caller);
  logger.warn({ where: 'console', name, code, frame: frames[0] }, 'a library reported something');
}

/**
 * Sends what Next.js and other libraries write to the console into our log, by its rules: where it happened and what
 * kind it is, never a message, which may hold what somebody sent.
 */
export function logConsole(): void {
  Object.assign(console, { error: report, warn: report });
}
