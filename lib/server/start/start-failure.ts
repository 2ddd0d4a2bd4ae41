import { ConsentError } from '../applications/consents/note-shown-consents';
import { DemoError } from '../demo/prepare-demo';
import { EnvError } from '../env';
import { DocumentKeyError } from '../sealing/document-key-error';
import { StaffSecretError } from '../staff/entrance/staff-secret';

/** Each carries a sentence for the operator. */
const FOR_OPERATOR = [EnvError, ConsentError, DocumentKeyError, StaffSecretError, DemoError];

/** What the system and SQLite report about a folder that cannot be used. A full disk may have room in a minute. */
const UNUSABLE = /^(EACCES|EPERM|EROFS|ENOTDIR|EISDIR|EEXIST|SQLITE_(READONLY|CANTOPEN|NOTADB|CORRUPT|PERM)\w*)$/;

const ADVICE: Record<string, string> = {
  EACCES: 'this user may not read or write it',
  EPERM: 'this user may not read or write it',
  EROFS: 'its disk is read-only',
  ENOTDIR: 'it is no folder',
  EEXIST: 'it is no folder',
  EISDIR: 'its portal.sqlite is a folder',
  SQLITE_READONLY: 'the database in it is read-only',
  SQLITE_NOTADB: 'its portal.sqlite is not a database',
  SQLITE_CORRUPT: 'its portal.sqlite is damaged',
};

/**
 * Finds what to tell the operator about an error that keeps the portal from starting.
 *
 * @returns undefined when it may pass, such as a database that cannot be reached yet
 */
export function findStartFailure(error: unknown): string | undefined {
  if (FOR_OPERATOR.some((kind) => error instanceof kind)) return (error as Error).message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!UNUSABLE.test(code)) return undefined;
  return `The folder DATA_DIR cannot be used: ${ADVICE[code] ?? 'the system refuses'} (${code}).`;
}
