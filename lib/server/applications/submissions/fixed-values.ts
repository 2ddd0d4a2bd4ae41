const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Puts values that a link fixes over what arrived. What has no shape of a submission stays as it is: its check refuses it. */
export function withFixedValues(submission: unknown, fixed: Record<string, string>): unknown {
  if (!isObject(submission) || !isObject(submission.values)) return submission;
  return { ...submission, values: { ...submission.values, ...fixed } };
}
