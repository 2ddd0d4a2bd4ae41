import { STATUS_CODES } from 'node:http';
import { SECURITY_HEADERS } from '../../next.config.mjs';

/** Nothing may be loaded, run or framed in what is plain text. */
const REFUSAL_POLICY = "default-src 'none'; frame-ancestors 'none'";

function toAnswer(status) {
  const phrase = `${status} ${STATUS_CODES[status]}`;
  const text = `${phrase}\n`;
  const headers = [
    ...SECURITY_HEADERS.map(({ key, value }) => `${key}: ${value}`),
    `Content-Security-Policy: ${REFUSAL_POLICY}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${text.length}`,
    'Cache-Control: no-store',
    'Connection: close',
  ];
  return `HTTP/1.1 ${phrase}\r\n${headers.join('\r\n')}\r\n\r\n${text}`;
}

/**
 * Answers a connection with a status and its phrase, guarded like every answer, and closes it.
 *
 * @param {import('node:stream').Duplex} socket
 * @param {number} status of HTTP, 400 or above
 * @param {number} refusalMs how long the other side may take to read it, in milliseconds
 */
export function refuse(socket, status, refusalMs) {
  // Node.js takes its own listener off a connection that asked for an upgrade: an error nobody hears ends the process.
  socket.on('error', () => socket.destroy());
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(toAnswer(status));
  // At once, what the other side is still sending would be answered by a reset, which can overtake the answer.
  setTimeout(() => socket.destroy(), refusalMs).unref();
}
