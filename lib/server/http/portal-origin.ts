import 'server-only';
import { headers } from 'next/headers';
import { env } from '../env';

/**
 * The origin that links for people begin with: PORTAL_URL, or where it is not configured, where the page that asked was
 * opened. Actions have checked that the two headers belong together.
 */
export async function getPortalOrigin(): Promise<string> {
  const { configuredPortalUrl, portalUrl } = env();
  return configuredPortalUrl?.replace(/\/$/, '') ?? (await headers()).get('origin') ?? portalUrl;
}
