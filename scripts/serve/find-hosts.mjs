const LOOPBACK_HOSTS = ['127.0.0.1', '::1'];

/**
 * The addresses of this machine to listen on.
 *
 * Behind trusted proxies the portal believes X-Forwarded-For. Anyone who could bypass the proxies could make up
 * addresses, so it then listens on loopback, unless HOST says otherwise.
 *
 * @param {Record<string, string | undefined>} environment
 * @returns {{ hosts: (string | undefined)[], isBehindProxies: boolean }} undefined: every address; `isBehindProxies`:
 *   they are loopback because of TRUSTED_PROXY_HOPS
 */
export function findHosts({ HOST, TRUSTED_PROXY_HOPS }) {
  const host = HOST?.trim();
  if (host) return { hosts: [host], isBehindProxies: false };
  const isBehindProxies = !['', '0'].includes(TRUSTED_PROXY_HOPS?.trim() ?? '');
  return { hosts: isBehindProxies ? LOOPBACK_HOSTS : [undefined], isBehindProxies };
}
