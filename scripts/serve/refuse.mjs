import { STATUS_CODES } from 'node:http';
import { SECURITY_HEADERS } from '../../next.config.mjs';
import { BARE_POLICY } from './set-protective-headers.mjs';

const RETRY_AFTER_SECONDS = 10;

function toAnswer(status) {
  const phrase = `${status} ${STATUS_CODES[status]}`;
  const text = `${phrase}\n`;
  const headers = [
    ...SECURITY_HEADERS.map(({ key, value }) => `${key}: ${value}`),
    `Content-Security-Policy: ${BARE_POLICY}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${text.length}`,
    'Cache-Control: no-store',
    ...(status === 503 ? [`Retry-After: ${RETRY_AFTER_SECONDS}`] : []),
    'Connection: close',
  ];
  return `HTTP/1.1 ${phrase}\r\n${headers.join('\r\n')}\r\n\r\n${text}`;
}

/**
 * Answers a connection with a status and its phrase, with the same protective headers as every answer, and closes it.
 *
 * @param {import('node:stream').Duplex} socket
 * @param {number} status an HTTP status, 400 or above
 * @param {number} refusalMs how long the other side may take to read it, in milliseconds
 */
export function refuse(socket, status, refusalMs) {
  // Node.js removes its own listener from a connection that requested an upgrade; an unhandled error would then end the
  // process.
  socket.on('error', () => socket.destroy());
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(toAnswer(status));
  // If closed right away, data still being sent would trigger a reset, which can overtake the answer.
  setTimeout(() => socket.destroy(), refusalMs).unref();
}
