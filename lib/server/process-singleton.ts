/**
 * Keeps one value for the whole process. Next.js may load a module once per bundle (route handlers, server actions), so
 * a module-level variable would exist several times.
 *
 * @param name distinguishes the values of the process
 */
export function processSingleton<T>(name: string, create: () => T): T {
  const key = Symbol.for(`customer-onboarding-portal.${name}`);
  const kept = globalThis as unknown as Record<symbol, { value: T } | undefined>;
  const entry = kept[key] ?? { value: create() };
  kept[key] = entry;
  return entry.value;
}

/**
 * Like processSingleton, for values that are opened with a promise: concurrent callers share one attempt, and after a
 * failed attempt the next caller tries again.
 */
export async function processSingletonOnceOpen<T>(name: string, open: () => Promise<T>): Promise<T> {
  const holder = processSingleton<{ opening?: Promise<T> }>(name, () => ({}));
  holder.opening ??= open();
  try {
    return await holder.opening;
  } catch (error) {
    holder.opening = undefined;
    throw error;
  }
}
