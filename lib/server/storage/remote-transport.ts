import 'server-only';
import type { StorageTransport } from './exchange';

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Tells whether a storage API may be spoken to at this address: HTTPS, or plain HTTP that stays on this machine. */
export function isAllowedStorageUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK_HOST.test(hostname));
}

/**
 * Makes the transport to a remote account. It sends to this one address and to no other; certificates are verified.
 *
 * @throws Error when the address is not allowed; its message does not hold the address
 */
export function createRemoteTransport(url: string): StorageTransport {
  if (!isAllowedStorageUrl(url)) {
    throw new Error(
      'The storage API needs an https:// address without user information (http:// only on this machine)',
    );
  }
  const { href } = new URL(url);
  return async (request) => {
    if (request.url !== href) throw new Error('The request is not for this storage API');
    return fetch(request);
  };
}
