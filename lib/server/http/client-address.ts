import { isIPv4, isIPv6 } from 'node:net';
import { toIpv6Groups } from './ipv6-groups.mjs';

/** The bucket for every request whose address is unknown. */
export const UNKNOWN_ADDRESS = 'unknown';

const NETWORK_GROUPS = 4;
const MAPPED_IPV4_PREFIX = '0:0:0:0:0:ffff:';

/** Some proxies add a port to the address: `192.0.2.1:443`, `[2001:db8::1]:443`. */
const IPV4_AND_PORT = /^([\d.]+):\d{1,5}$/;
const BRACKETED_IPV6 = /^\[([^\]]+)\](?::\d{1,5})?$/;

function withoutPort(entry: string): string {
  return (IPV4_AND_PORT.exec(entry) ?? BRACKETED_IPV6.exec(entry))?.[1] ?? entry;
}

function toMappedIpv4(groups: string[]): string {
  return groups
    .slice(-2)
    .map((group) => Number.parseInt(group, 16))
    .flatMap((value) => [value >> 8, value & 255])
    .join('.');
}

function toBucket(address: string): string {
  if (isIPv4(address)) return address;
  const withoutZone = address.replace(/%.*$/, '');
  if (!isIPv6(withoutZone)) return UNKNOWN_ADDRESS;
  const groups = toIpv6Groups(withoutZone);
  if (groups.join(':').startsWith(MAPPED_IPV4_PREFIX)) return toMappedIpv4(groups);
  // A household or a single phone has a whole /64.
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`;
}

/**
 * The address that limits are counted by: an IPv4 address, or the /64 network of an IPv6 address. address-limit.ts also
 * counts the wider networks around it.
 *
 * The portal's server appends the connection's address to `x-forwarded-for`, so the last entry is always true and each
 * trusted proxy accounts for one more from the right. Anything further left is whatever the client claims.
 *
 * @param trustedProxyHops reverse proxies in front of the portal that append the address they see; 0 if there are none
 * @returns UNKNOWN_ADDRESS when the header is missing or the entry is not an address
 */
export function getClientAddress(headers: Headers, trustedProxyHops: number): string {
  const entries = (headers.get('x-forwarded-for') ?? '').split(',').map((entry) => entry.trim());
  const entry = entries[Math.max(0, entries.length - 1 - trustedProxyHops)] ?? '';
  return toBucket(withoutPort(entry));
}
