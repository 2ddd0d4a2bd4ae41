import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { VendorReply } from './vendor-services';

/** How the vendor may treat one request. `well` follows the contract. */
export type VendorBehavior =
  | 'well'
  | 'close-before-reading'
  | 'close-after-reading'
  | 'close-after-storing'
  | 'reset-after-storing'
  | 'close-within-the-reply'
  | 'never-answer'
  | 'store-and-never-answer'
  | 'drip-forever'
  | 'html-200'
  | 'json-named-html'
  | 'html-502'
  | 'page-413'
  | 'store-and-page-413'
  | 'store-and-refuse-404'
  | 'truncated-json'
  | 'not-utf8'
  | 'wrong-types'
  | 'other-customer'
  | 'error-with-200'
  | 'huge-body'
  | 'gzip-bomb'
  | 'redirect'
  | 'error-500'
  | 'refuse-401'
  | 'slow'
  | 'wrong-length'
  | 'store-and-error-500'
  | 'store-and-page-504'
  | 'store-and-empty-200'
  | 'store-and-time-out-408'
  | { httpStatus: number; contentType?: string; text: string };

/** Behaviors that carry out the request before the answer goes wrong. */
const STORES_FIRST: VendorBehavior[] = [
  'well',
  'close-after-storing',
  'reset-after-storing',
  'slow',
  'wrong-length',
  'store-and-error-500',
  'store-and-page-504',
  'store-and-empty-200',
  'store-and-time-out-408',
  'close-within-the-reply',
  'store-and-never-answer',
  'store-and-page-413',
  'store-and-refuse-404',
  'drip-forever',
  'json-named-html',
  'truncated-json',
  'not-utf8',
  'wrong-types',
  'other-customer',
  'huge-body',
];

export const isStoringFirst = (behavior: VendorBehavior) => STORES_FIRST.includes(behavior);

/** How long the slow one takes, in milliseconds. */
const SLOW_MS = 3_000;

const JSON_TYPE = 'application/json';
const HTML_TYPE = 'text/html; charset=utf-8';
const page = (title: string) => `<!doctype html><html><head><title>${title}</title></head><body>${title}</body></html>`;

function send(response: ServerResponse, httpStatus: number, contentType: string, body: string | Buffer) {
  response.writeHead(httpStatus, { 'content-type': contentType }).end(body);
}

/** A space every few milliseconds: JSON allows it before the end, so the reply never ends and never breaks. */
function dripForever(response: ServerResponse, text: string) {
  response.writeHead(200, { 'content-type': JSON_TYPE }).write(text.slice(0, -1));
  const drip = setInterval(() => response.write(' '), 5);
  response.once('close', () => clearInterval(drip));
}

function writeForever(response: ServerResponse, text: string) {
  const spaces = Buffer.alloc(65_536, ' ');
  const fill = () => {
    while (!response.destroyed && response.write(spaces));
  };
  response.writeHead(200, { 'content-type': JSON_TYPE }).write(text.slice(0, -1));
  response.on('drain', fill);
  fill();
}

function sendGzipBomb(response: ServerResponse) {
  const body = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
  response.writeHead(200, { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' }).end(body);
}

function redirect(response: ServerResponse) {
  response.writeHead(302, { location: '/elsewhere', 'content-type': HTML_TYPE }).end(page('Moved'));
}

/** Answers a request, well or badly. `reply` is what the services returned, or `undefined` if they were not called. */
export function behave(behavior: VendorBehavior, response: ServerResponse, reply: VendorReply | undefined) {
  const text = JSON.stringify(reply?.body ?? {});
  const httpStatus = reply?.httpStatus ?? 500;
  if (typeof behavior === 'object') {
    return send(response, behavior.httpStatus, behavior.contentType ?? JSON_TYPE, behavior.text);
  }
  switch (behavior) {
    case 'well':
      return send(response, httpStatus, JSON_TYPE, text);
    case 'close-before-reading':
    case 'close-after-reading':
    case 'close-after-storing':
      return response.destroy();
    case 'reset-after-storing':
      response.socket?.resetAndDestroy();
      return;
    case 'slow':
      setTimeout(() => send(response, httpStatus, JSON_TYPE, text), SLOW_MS);
      return;
    case 'wrong-length':
      response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': text.length + 100 });
      return response.write(text, () => response.destroy());
    case 'store-and-error-500':
      return send(response, 500, JSON_TYPE, '{"result":"Error","message":"Internal error"}');
    case 'store-and-page-504':
      return send(response, 504, HTML_TYPE, page('504 Gateway Time-out'));
    case 'store-and-empty-200':
      return send(response, 200, JSON_TYPE, '');
    case 'store-and-time-out-408':
      return send(response, 408, HTML_TYPE, page('408 Request Time-out'));
    case 'close-within-the-reply':
      response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': text.length });
      return response.write(text.slice(0, 20), () => response.destroy());
    case 'never-answer':
    case 'store-and-never-answer':
      return;
    case 'drip-forever':
      return dripForever(response, text);
    case 'huge-body':
      return writeForever(response, text);
    case 'gzip-bomb':
      return sendGzipBomb(response);
    case 'html-200':
      return send(response, 200, HTML_TYPE, page('Welcome'));
    case 'json-named-html':
      return send(response, httpStatus, HTML_TYPE, text);
    case 'html-502':
      return send(response, 502, HTML_TYPE, page('502 Bad Gateway'));
    case 'page-413':
    case 'store-and-page-413':
      return send(response, 413, HTML_TYPE, page('413 Request Entity Too Large'));
    case 'store-and-refuse-404':
      return send(response, 404, JSON_TYPE, '{"result":"Error","message":"The email address was not found"}');
    case 'truncated-json':
      return send(response, 200, JSON_TYPE, text.slice(0, -5));
    case 'not-utf8':
      return send(response, 200, JSON_TYPE, Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xff, 0x7d])]));
    case 'wrong-types':
      return send(response, 200, JSON_TYPE, JSON.stringify({ ...(reply?.body ?? {}), target: 'none', status: 1 }));
    case 'other-customer':
      return send(response, 200, JSON_TYPE, text.replace(/"email":"[^"]*"/, '"email":"somebody.else@example.com"'));
    case 'error-with-200':
      return send(response, 200, JSON_TYPE, '{"result":"Error","message":"Something went wrong"}');
    case 'redirect':
      return redirect(response);
    case 'error-500':
      return send(response, 500, JSON_TYPE, '{"result":"Error","message":"Internal error"}');
    case 'refuse-401':
      return send(
        response,
        401,
        JSON_TYPE,
        '{"result":"Error","message":"Either your username or password is incorrect"}',
      );
  }
}
