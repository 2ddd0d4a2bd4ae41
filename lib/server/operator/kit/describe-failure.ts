import { NewerDatabaseError } from '../../db/migrations/migrate';
import { isDatabaseUnavailable } from '../../db/transactions/database-error';
import { describeError } from '../../describe-error';
import { EnvError } from '../../env';
import { DocumentKeyError } from '../../sealing/document-key-error';
import { SealError } from '../../sealing/seal-error';
import { OperatorError, UsageError } from './operator-error';

const SPEAKING_ERRORS = [OperatorError, UsageError, EnvError, DocumentKeyError, NewerDatabaseError];

/** File system errors include the path they are about, which came from the operator. */
function findPath(error: unknown): string | undefined {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : undefined;
}

/** Tells the operator why a command failed, without personal data: unknown errors show where, never their message. */
export function describeFailure(error: unknown): string {
  if (error instanceof Error && SPEAKING_ERRORS.some((known) => error instanceof known)) return error.message;
  const { code = 'no code', name, frames = [] } = describeError(error);
  const path = findPath(error);
  if (path) return `${path} cannot be used (${code}).`;
  if (error instanceof SealError) return `An image cannot be decrypted (${code}). Run the command check.`;
  if (isDatabaseUnavailable(error)) return `The database or a file cannot be used at the moment (${code}).`;
  return [`Something unexpected went wrong: ${name}, ${code}.`, ...frames].join('\n');
}
