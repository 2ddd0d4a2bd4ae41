const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * Overrides what arrived with the values that a link fixes. Anything not shaped like a submission is left for its check
 * to refuse.
 */
export function withFixedValues(submission: unknown, fixed: Record<string, string>): unknown {
  if (!isObject(submission) || !isObject(submission.values)) return submission;
  return { ...submission, values: { ...submission.values, ...fixed } };
}
