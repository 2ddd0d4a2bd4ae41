import { isAllowedStorageUrl } from '../secure-url';
import type { StorageTransport } from './exchange';

/**
 * Makes the transport to a remote account. It sends to this URL and no other; certificates are verified.
 *
 * @throws Error when the URL is not allowed; its message does not include the URL
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
    // Split up because Next.js wraps fetch: there, a Request goes out in chunks, without the length that some servers
    // want.
    return fetch(href, {
      method: request.method,
      headers: request.headers,
      body: await request.arrayBuffer(),
      signal: request.signal,
      redirect: 'manual',
      cache: 'no-store',
    });
  };
}
