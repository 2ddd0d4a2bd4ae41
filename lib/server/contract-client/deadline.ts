/** The deadline passed before the whole answer arrived. What was sent may have arrived. */
export class DeadlineError extends Error {
  override name = 'DeadlineError';
}

/**
 * Waits for work, but not forever: work that does not observe a deadline itself is abandoned.
 *
 * @param work starts it
 * @throws DeadlineError, or what the work throws
 */
export async function withinDeadline<T>(deadlineMs: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError()), deadlineMs);
  });
  try {
    return await Promise.race([work(), deadline]);
  } finally {
    clearTimeout(timer);
  }
}
