import { env } from '../env';

/**
 * The origin that links for people begin with: PORTAL_URL, or where it is not configured, where the page that asked was
 * opened. Doors have checked that the two headers belong together.
 *
 * @param headers of the call that asks
 */
export function getPortalOrigin(headers: Headers): string {
  const { configuredPortalUrl, portalUrl } = env();
  return configuredPortalUrl?.replace(/\/$/, '') ?? headers.get('origin') ?? portalUrl;
}
