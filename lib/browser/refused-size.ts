const HTTP_TOO_LARGE = 413;

let refusedAtMs = Number.NEGATIVE_INFINITY;
let isWatching = false;

/**
 * Starts noting when something on the way to the portal, such as a reverse proxy, refuses a request for its size. A
 * server action does not tell its status: it only fails, as with a lost connection.
 *
 * @returns a function that tells whether that has happened since
 */
export function watchRefusedSize(): () => boolean {
  if (!isWatching) {
    isWatching = true;
    const { fetch } = globalThis;
    globalThis.fetch = async (...request) => {
      const response = await fetch(...request);
      if (response.status === HTTP_TOO_LARGE) refusedAtMs = performance.now();
      return response;
    };
  }
  const startedAtMs = performance.now();
  return () => refusedAtMs >= startedAtMs;
}
