/** Plain JavaScript, because scripts/serve.mjs imports it too. */

const NONCE_BYTES = 16;

/**
 * Files and the storage API are not pages: they need no nonce, and should not pay for one. proxy.ts has the same list.
 */
const NO_PAGE = /^\/(?:_next\/|v3\/|api\/|company\/|vendor\/|workers\/|favicon\.ico|icon\.svg)/;

/**
 * Whether an address may be that of a page.
 *
 * @param {string | undefined} path as requested, starting with a slash
 */
export const isPagePath = (path) => !NO_PAGE.test(path ?? '');

/**
 * Creates one page's content security policy: scripts need its nonce, and everything else must come from our own origin
 * or is blocked. Next.js reads the nonce from the policy on the request and puts it on its scripts.
 *
 * @param {string | undefined} mode the NODE_ENV that Next.js runs in. Only `development` allows scripts made from text
 *   and inline styles: React's development build and the Next.js error overlay need both
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
 * @param {string | null | undefined} policy as created by makePagePolicy
 * @returns {string | undefined}
 */
export const findNonce = (policy) => policy?.match(/'nonce-([^']+)'/)?.[1];
