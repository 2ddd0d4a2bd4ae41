/**
 * SQLite result codes (extended ones begin with these) that mean the database cannot do it now, but the query is fine.
 */
const SQLITE_UNAVAILABLE =
  /^SQLITE_(BUSY|LOCKED|FULL|READONLY|CORRUPT|NOTADB|IOERR|CANTOPEN|PROTOCOL|NOMEM|PERM|AUTH)(_|$)/;

/**
 * SQLSTATE classes with the same meaning: connection (08), read-only transaction (25006), wrong password (28), no such
 * database (3D), rollback (40), resources (53), not in a state to (55), shut down (57), system (58), internal (XX).
 */
const SQLSTATE_UNAVAILABLE = /^(08|28|3D|40|53|55|57|58|XX)[0-9A-Z]{3}$|^25006$/;

/** Operating system codes, about the network and about the files in DATA_DIR. */
const SYSTEM_ERROR =
  /^(ECONN[A-Z]+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|EMFILE|ENFILE|EACCES|EPERM|EROFS|ENOSPC|EDQUOT|EIO)$/;

/** The drivers give no code for these. */
const CONNECTION_LOST =
  /connection terminated|timeout exceeded when trying to connect|(connection error|was closed) and is not queryable|database connection is not open|after calling end on the pool|driver has already been destroyed|server does not support SSL/i;

const SERIALISATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/** The driver's code of an error, fit for a log: it never includes a value. Undefined when the error has none. */
function findErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = (error as Error & { code?: unknown }).code;
  return typeof code === 'string' ? code : undefined;
}

/** Tells whether the database is busy, full, read-only, damaged or unreachable, as opposed to a mistake in a query. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseUnavailable);
  const code = findErrorCode(error);
  if (code) return [SQLITE_UNAVAILABLE, SQLSTATE_UNAVAILABLE, SYSTEM_ERROR].some((pattern) => pattern.test(code));
  return error instanceof Error && CONNECTION_LOST.test(error.message);
}

/** Thrown inside a transaction to have it rolled back and run again, because of another transaction. */
export class TransactionConflict extends Error {
  override readonly name = 'TransactionConflict';
  readonly code = SERIALISATION_FAILURE;
}

/** Tells whether a transaction was rolled back because of another one, so that running it again may succeed. */
export function isConflictBetweenTransactions(error: unknown): boolean {
  const code = findErrorCode(error);
  return code === SERIALISATION_FAILURE || code === DEADLOCK || (code?.startsWith('SQLITE_BUSY') ?? false);
}

/** Tells whether a row was refused because another one has the same unique value. */
export function isUniqueViolation(error: unknown): boolean {
  const code = findErrorCode(error);
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}
