import { whileCalled } from '../../lib/server/current-call.mjs';
import { BARE_POLICY } from './set-protective-headers.mjs';

const FORM = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i;
const REFUSAL = '400 Bad Request\n';
const REFUSAL_HEADERS = {
  'Content-Security-Policy': BARE_POLICY,
  'Content-Type': 'text/plain; charset=utf-8',
  'Content-Length': REFUSAL.length,
  'Cache-Control': 'no-store',
};

/**
 * What Next.js takes for a call to a server action, at any address without a handler: by a page's scripts, or by a form
 * without any.
 */
const isForAction = ({ method, headers }) =>
  method === 'POST' && ('next-action' in headers || FORM.test(headers['content-type'] ?? ''));

/** Sends a plain refusal in place of an answer from 500 on, as long as code of ours has not seen the call. */
function refuseInPlace(response, call) {
  const { writeHead, write, end } = response;
  const ours = new Set(response.getHeaderNames());
  let isRefused = false;
  const isInPlace = (status) => {
    if (isRefused || call.isRead || status < 500 || response.headersSent) return isRefused;
    isRefused = true;
    for (const name of response.getHeaderNames()) if (!ours.has(name)) response.removeHeader(name);
    writeHead.call(response, 400, REFUSAL_HEADERS);
    end.call(response, REFUSAL);
    return true;
  };
  response.writeHead = (status, ...rest) => (isInPlace(status) ? response : writeHead.call(response, status, ...rest));
  response.write = (...given) => isInPlace(response.statusCode) || write.apply(response, given);
  response.end = (...given) => (isInPlace(response.statusCode) ? response : end.apply(response, given));
}

/**
 * Has calls to server actions that Next.js cannot read (torn arguments, a foreign Origin) refused with 400: by itself it
 * answers 500. The body is not looked at; a call was read as soon as it reached code of ours.
 *
 * @param {import('node:http').RequestListener} handle
 * @returns {import('node:http').RequestListener}
 */
export const refusingUnreadActions = (handle) => (request, response) => {
  if (!isForAction(request)) return handle(request, response);
  const call = { isRead: false };
  refuseInPlace(response, call);
  whileCalled(call, () => handle(request, response));
};
