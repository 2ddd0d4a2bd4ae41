/** What Next.js adds to the requests that it makes itself. */
type InternalInit = RequestInit & { next?: { internal?: unknown } };

const isOwnRedirect = (init: InternalInit | undefined) => init?.next?.internal === 1 && init.method === 'GET';

/**
 * Keeps Next.js from fetching the page that a server action redirects to from its own server: such a call would carry the
 * person's cookies to an address made of this request's, count as a caller of its own, and take up a connection. It gets
 * an answer without a page instead, and Next.js then leaves it to the browser to open the page.
 */
export function preventCallsToItself(): void {
  const { fetch } = globalThis;
  globalThis.fetch = async (input, init) =>
    isOwnRedirect(init as InternalInit | undefined) ? new Response(null) : fetch(input, init);
}
