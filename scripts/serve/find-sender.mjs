import { isIPv6 } from 'node:net';
import { toIpv6Groups } from '../../lib/server/http/ipv6-groups.mjs';

const GROUPS_OF_A_NETWORK = 4;

/**
 * Finds the network of an address: a household, and a single phone, has a whole /64 of IPv6.
 *
 * @param {string} address
 * @returns {string} an IPv4 address, or the /64 of an IPv6 address
 */
export function toNetwork(address) {
  const withoutZone = address.replace(/%.*$/, '');
  if (!isIPv6(withoutZone) || address.includes('.')) return address;
  return toIpv6Groups(withoutZone).slice(0, GROUPS_OF_A_NETWORK).join(':');
}

/**
 * Finds who sends a request: the address that the outermost trusted proxy saw, or the connection's own.
 *
 * @param {import('node:http').IncomingMessage} request as it came, before anything is added to its headers
 * @param {number} trustedProxyHops
 * @returns {string} an IPv4 address, or the /64 of an IPv6 address
 */
export function findSender({ headers, socket }, trustedProxyHops) {
  const claimed = (headers['x-forwarded-for'] ?? '').split(',').map((entry) => entry.trim());
  const entry = trustedProxyHops > 0 ? claimed.at(-trustedProxyHops) : undefined;
  return toNetwork(entry || (socket.remoteAddress ?? 'unknown'));
}
