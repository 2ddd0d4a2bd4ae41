import { connect } from 'node:net';

/** An HTTP answer as it came: status 0 if nothing that looks like one came before the connection ended. */
export type RawReply = { status: number; head: string; text: string; how: 'closed' | 'reset' | 'cut by us' };

function toReply(received: Buffer, how: RawReply['how']): RawReply {
  const whole = received.toString('utf8');
  const end = whole.indexOf('\r\n\r\n');
  const head = end === -1 ? whole : whole.slice(0, end);
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1] ?? 0);
  return { status, head, text: end === -1 ? '' : whole.slice(end + 4), how };
}

/**
 * Writes bytes to a port of 127.0.0.1 and reads until the other side closes, or `deadlineMs` is over. It never rejects.
 */
export function sendRaw(port: number, bytes: Buffer, deadlineMs: number): Promise<RawReply> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1');
    let how: RawReply['how'] = 'closed';
    const timer = setTimeout(() => {
      how = 'cut by us';
      socket.destroy();
    }, deadlineMs);
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => {
      how = 'reset';
    });
    socket.once('close', () => {
      clearTimeout(timer);
      resolve(toReply(Buffer.concat(chunks), how));
    });
    socket.write(bytes);
  });
}

type RawRequest = { method: string; path: string; headers: Record<string, string>; body?: Buffer | string };

/** A request as bytes, with its size, for a connection of its own. Names and values may hold anything. */
export function toRequestBytes({ method, path, headers, body }: RawRequest): Buffer {
  const bytes = body === undefined ? undefined : Buffer.from(body);
  const all = {
    host: '127.0.0.1',
    connection: 'close',
    ...headers,
    ...(bytes === undefined ? {} : { 'content-length': String(bytes.length) }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.concat([
    Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`),
    bytes ?? Buffer.alloc(0),
  ]);
}
