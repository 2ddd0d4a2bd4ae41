const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Has browsers come back over HTTPS only, for a year, if people reach the portal that way (RFC 6797). Other hosts of the
 * same domain are not spoken for.
 *
 * @param {import('node:http').RequestListener} serve
 * @param {string | undefined} portalUrl PORTAL_URL
 * @returns {import('node:http').RequestListener}
 */
export function withStrictTransport(serve, portalUrl) {
  if (!portalUrl?.trim().startsWith('https:')) return serve;
  return (request, response) => {
    response.setHeader('Strict-Transport-Security', `max-age=${YEAR_SECONDS}`);
    serve(request, response);
  };
}
