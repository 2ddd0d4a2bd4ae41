/**
 * Tells why a request is none that the portal serves, before anything looks at it.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {number} headersMaxCount Node.js hands over this many header fields at most
 * @returns {number | undefined} the HTTP status of the refusal
 */
export function findRefusal({ method, url = '', httpVersion, headers, rawHeaders }, headersMaxCount) {
  if (rawHeaders.length / 2 >= headersMaxCount) return 431;
  if (method === 'TRACE') return 405;
  // A target that names a host of its own is for proxies, and so is `*`.
  if (!url.startsWith('/')) return 400;
  if (httpVersion === '1.1' && headers.host === undefined) return 400;
  return undefined;
}

const STATUS_BY_ERROR = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * The HTTP status that answers what Node.js could not read as a request.
 *
 * @param {{ code?: string }} error
 * @returns {number}
 */
export function statusOfError({ code }) {
  return STATUS_BY_ERROR[code] ?? 400;
}
