/**
 * Waits for the answer to a server action, but not forever.
 *
 * @returns undefined if it failed or took too long; what was sent may have arrived
 */
export async function answerWithin<T>(maxMs: number, asking: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), maxMs);
  });
  try {
    return await Promise.race([asking, deadline]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
