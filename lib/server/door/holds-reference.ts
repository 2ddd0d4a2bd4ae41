/** How React marks what stands for a value that only the caller's page has (react-server-dom, ReactFlightServer). */
const OPAQUE = Symbol.for('react.temporary.reference');

const isOpaque = (value: unknown) =>
  typeof value === 'function' && (value as { $$typeof?: unknown }).$$typeof === OPAQUE;

/** Lists, and objects without a class: what schemas look into. */
const isOpen = (value: unknown): value is object =>
  Array.isArray(value) ||
  (typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value)));

/**
 * Tells whether arguments of a server action hold a reference to a value that only the caller's page has. No page of ours
 * sends one, and it throws as soon as a schema looks at it.
 */
export function holdsReference(given: readonly unknown[]): boolean {
  const seen = new Set<unknown>();
  const next: unknown[] = [given];
  while (next.length > 0) {
    const value = next.pop();
    if (isOpaque(value)) return true;
    if (!isOpen(value) || seen.has(value)) continue;
    seen.add(value);
    next.push(...Object.values(value));
  }
  return false;
}
