/** What browsers send a server action as. */
const ACTION_TYPES = /^(?:text\/plain|multipart\/form-data)\b/i;

/** Next.js answers a path that cannot be decoded with an error of ours. */
function isDecodable(url) {
  try {
    return decodeURIComponent(url.split('?', 1)[0]) !== undefined;
  } catch {
    return false;
  }
}

/**
 * Whether a parameter is called like a property that every object has, as `?constructor=1`: Next.js takes that property
 * for an earlier value of it, and answers with an error of ours.
 */
function hasInheritedName(url) {
  const start = url.indexOf('?');
  return start >= 0 && [...new URLSearchParams(url.slice(start)).keys()].some((name) => name in {});
}

/**
 * Finds why the portal does not serve a request, before anything else looks at it.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {number} headersMaxCount Node.js passes on at most this many header fields
 * @returns {number | undefined} the HTTP status of the refusal
 */
export function findRefusal({ method, url = '', httpVersion, headers, rawHeaders }, headersMaxCount) {
  if (rawHeaders.length / 2 >= headersMaxCount) return 431;
  if (method === 'TRACE') return 405;
  // A target that names its own host is for proxies, and so is `*`.
  if (!url.startsWith('/')) return 400;
  if (!isDecodable(url) || hasInheritedName(url)) return 400;
  // Next.js answers an action in any other form with an error of its own.
  if (headers['next-action'] !== undefined && !ACTION_TYPES.test(headers['content-type'] ?? '')) return 415;
  if (httpVersion === '1.1' && headers.host === undefined) return 400;
  return undefined;
}

const STATUS_BY_ERROR = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * The HTTP status for what Node.js could not parse as a request.
 *
 * @param {{ code?: string }} error
 * @returns {number}
 */
export function statusOfError({ code }) {
  return STATUS_BY_ERROR[code] ?? 400;
}
