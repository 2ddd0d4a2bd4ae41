/**
 * The content security policy of a page: scripts by nonce, everything else from our own origin or not at all.
 *
 * @param nonce made for this one response
 * @param mode the NODE_ENV that Next.js runs in. In `development` alone scripts may be made from text and styles stand in
 *   the page: React's development build and the error overlay of Next.js need both
 */
export function buildContentSecurityPolicy(nonce: string, mode: string | undefined): string {
  const isDevelopment = mode === 'development';
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
