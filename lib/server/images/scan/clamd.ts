import { connect } from 'node:net';
import { SCAN_MAX_MS } from './scan-command';
import type { ScanVerdict } from './scan-image';

/** A verdict is one line. */
const REPLY_MAX_CHARACTERS = 1_000;

/** @param address a path, or `host:port` */
function toTarget(address: string) {
  if (address.startsWith('/')) return { path: address };
  const colon = address.lastIndexOf(':');
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(address.slice(colon + 1)) };
}

function toVerdict(reply: string): ScanVerdict {
  if (/^stream: OK\0?$/.test(reply)) return 'clean';
  return /^stream: .* FOUND\0?$/.test(reply) ? 'malware' : 'unavailable';
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/**
 * Has clamd scan an image (its command INSTREAM).
 *
 * @param address of clamd: a path of a socket, or `host:port`
 */
export function scanByClamd(address: string, image: Uint8Array, maxMs = SCAN_MAX_MS): Promise<ScanVerdict> {
  return new Promise((resolve) => {
    const socket = connect(toTarget(address));
    let reply = '';
    const timer = setTimeout(() => socket.destroy(), maxMs);
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      reply += text;
      if (reply.includes('\0') || reply.length > REPLY_MAX_CHARACTERS) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve(toVerdict(reply));
    });
    socket.write(Buffer.concat([Buffer.from('zINSTREAM\0'), uint32(image.length), image, uint32(0)]));
  });
}
