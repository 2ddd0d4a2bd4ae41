/** The deadline passed before the whole answer was there. What was sent may have arrived. */
export class DeadlineError extends Error {
  override name = 'DeadlineError';
}

/**
 * Waits for work, but not for ever: what does not heed a deadline itself is left behind.
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
