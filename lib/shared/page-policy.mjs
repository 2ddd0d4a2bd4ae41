/** Plain JavaScript, because scripts/serve.mjs imports it too. */

const NONCE_BYTES = 16;

/** Files and the storage API are no pages: they need no nonce, and would pay for it. proxy.ts says the same. */
const NO_PAGE = /^\/(?:_next\/|v3\/|api\/|vendor\/|workers\/|favicon\.ico|icon\.svg)/;

/**
 * Tells whether an address may be that of a page.
 *
 * @param {string | undefined} path as requested, beginning with a slash
 */
export const isPagePath = (path) => !NO_PAGE.test(path ?? '');

/**
 * Makes the content security policy of one page: scripts by a nonce of its own, everything else from our own origin or not at
 * all. Next.js reads the nonce from the policy on the request and puts it on its scripts.
 *
 * @param {string | undefined} mode the NODE_ENV that Next.js runs in. In `development` alone scripts may be made from text and
 *   styles stand in the page: React's development build and the error overlay of Next.js need both
 * @returns {string}
 */
export function makePagePolicy(mode) {
  const isDevelopment = mode === 'development';
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(NONCE_BYTES))));
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${isDevelopment ? " 'unsafe-inline'" : ''}`,
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/**
 * Finds the nonce in a page's policy.
 *
 * @param {string | null | undefined} policy as makePagePolicy makes it
 * @returns {string | undefined}
 */
export const findNonce = (policy) => policy?.match(/'nonce-([^']+)'/)?.[1];
