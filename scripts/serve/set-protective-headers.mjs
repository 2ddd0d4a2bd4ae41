import { isPagePath, makePagePolicy } from '../../lib/shared/page-policy.mjs';
import { SECURITY_HEADERS } from '../../next.config.mjs';

/** What is no page must not load, run or frame anything, unless its own answer says otherwise (next.config.mjs). */
export const BARE_POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

const POLICY = 'Content-Security-Policy';

/** An answer may have a policy of its own, such as that of a worker: set here before it, there would be two. */
function setBarePolicyLast(response) {
  const { writeHead } = response;
  response.writeHead = (...head) => {
    if (!response.hasHeader(POLICY)) response.setHeader(POLICY, BARE_POLICY);
    return writeHead.apply(response, head);
  };
}

/**
 * Gives an answer its protective headers before anything else sees the request, so that no error comes without them. A
 * page gets its content security policy here, in place of proxy.ts; whatever policy the client sends is ignored.
 *
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
export function setProtectiveHeaders(request, response) {
  delete request.headers['content-security-policy'];
  for (const { key, value } of SECURITY_HEADERS) response.setHeader(key, value);
  if (!isPagePath(request.url)) return setBarePolicyLast(response);
  const policy = makePagePolicy(process.env.NODE_ENV);
  request.headers['content-security-policy'] = policy;
  response.setHeader(POLICY, policy);
}
