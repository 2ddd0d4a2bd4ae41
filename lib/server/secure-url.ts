const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Tells whether an address, such as the portal's own, is reached over HTTPS; false where none is configured. */
export const isHttps = (url: string | undefined): boolean => url?.startsWith('https:') ?? false;

/** Tells whether a URL's host is this machine. */
export const isLoopbackHost = (hostname: string): boolean => LOOPBACK_HOST.test(hostname);

/**
 * Tells whether it was decided how a database is reached: on this machine, by a socket, or with an `sslmode`. Otherwise
 * the driver would send names and addresses over the network in clear.
 */
export function isDecidedDatabaseUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, searchParams } = new URL(url);
  const isHere = hostname === '' ? (searchParams.get('host') ?? '/').startsWith('/') : isLoopbackHost(hostname);
  return isHere || searchParams.has('sslmode');
}

/** Tells whether a storage API may be reached at this address: HTTPS, or plain HTTP that stays on this machine. */
export function isAllowedStorageUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}
