/**
 * A command cannot do what was asked. The message tells the operator why and what to do; it contains no personal data.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

/** The command line itself is wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
