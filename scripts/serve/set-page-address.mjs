import { PAGE_ADDRESS_HEADER } from '../../lib/shared/page-address.mjs';
import { isPagePath } from '../../lib/shared/page-policy.mjs';

/**
 * Tells a page its own address, in place of proxy.ts; whatever the client sends is ignored.
 *
 * @param {import('node:http').IncomingMessage} request
 */
export function setPageAddress(request) {
  delete request.headers[PAGE_ADDRESS_HEADER];
  if (isPagePath(request.url)) request.headers[PAGE_ADDRESS_HEADER] = request.url;
}
