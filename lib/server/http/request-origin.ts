/** What browsers report for a request made by a page of this same origin, or directly by the person (`none`). */
const OWN_FETCH_SITES = ['same-origin', 'none'];

/**
 * Parses an Origin header; `null`, several origins, a path or any other deviation from `scheme://host[:port]` is
 * rejected.
 */
function findOrigin(header: string | null): URL | undefined {
  if (header === null || !/^https?:\/\//.test(header) || !URL.canParse(header)) return undefined;
  const url = new URL(header);
  return url.origin === header ? url : undefined;
}

/**
 * Tells whether a state-changing request comes from a page of the portal itself. A request without a proper Origin
 * header is refused: every browser sends one with a POST. `x-forwarded-host` is ignored, since any client can send it.
 *
 * @param portalUrl the configured PORTAL_URL; if undefined, the Origin's host must equal the Host header
 */
export function isSameOrigin(headers: Headers, portalUrl: string | undefined): boolean {
  const fetchSite = headers.get('sec-fetch-site');
  if (fetchSite !== null && !OWN_FETCH_SITES.includes(fetchSite)) return false;
  const origin = findOrigin(headers.get('origin'));
  if (origin === undefined) return false;
  if (portalUrl === undefined) return origin.host === headers.get('host');
  return URL.canParse(portalUrl) && origin.origin === new URL(portalUrl).origin;
}
