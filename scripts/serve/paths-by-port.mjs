const STORAGE_API_PATH = '/v3/stable/api/storage';

const findPath = (url) => url.split('?', 1)[0];

/** However it is written: Next.js reads encoded, doubled and dotted paths in more than one way. */
function isBelowV3(url) {
  const { pathname } = new URL(`http://portal${findPath(url)}`);
  return /^\/v3(\/|$)/i.test(decodeURIComponent(pathname).replace(/[\\/]+/g, '/'));
}

/**
 * What each port serves, if the storage API has a port of its own: that one the storage API and nothing else, the other
 * one everything else.
 *
 * @type {Record<'portal' | 'storageApi', (url: string) => boolean>} the target of a request that can be decoded
 */
export const SERVED_BY = {
  portal: (url) => !isBelowV3(url),
  storageApi: (url) => findPath(url) === STORAGE_API_PATH,
};
