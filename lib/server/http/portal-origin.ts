import { env } from '../env';

/**
 * The origin for links sent to people: PORTAL_URL or, if it is not configured, the origin where the requesting page was
 * opened. Doors have checked that the two headers match.
 *
 * @param headers of the requesting call
 */
export function getPortalOrigin(headers: Headers): string {
  const { configuredPortalUrl, portalUrl } = env();
  return configuredPortalUrl?.replace(/\/$/, '') ?? headers.get('origin') ?? portalUrl;
}
