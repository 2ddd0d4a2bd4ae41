import { processSingleton } from '../process-singleton';

/** Long enough for the two images of a set that was just opened, in milliseconds. */
const SHARED_MS = 10_000;

/**
 * Returns the same promise to everyone who asks for the same thing within a few seconds, so that front and back of an
 * ID are fetched once. In memory only.
 *
 * @param isWorthSharing whether a value may be shared; a failure never is
 */
export function shareBriefly<T>(
  key: string,
  fetch: () => Promise<T>,
  isWorthSharing: (value: T) => boolean,
): Promise<T> {
  const shared = processSingleton('shared-documents', () => new Map<string, Promise<unknown>>());
  const known = shared.get(key) as Promise<T> | undefined;
  if (known) return known;
  const fetched = fetch();
  const forget = () => {
    if (shared.get(key) === fetched) shared.delete(key);
  };
  shared.set(key, fetched);
  setTimeout(forget, SHARED_MS).unref();
  fetched.then((value) => {
    if (!isWorthSharing(value)) forget();
  }, forget);
  return fetched;
}
