import { connect } from 'node:net';

/** A connection on which a test can write arbitrary bytes. */
export type RawConnection = {
  send(bytes: string | Buffer): void;
  /** What has been received so far. */
  received(): string;
  /** Resolves with everything received once the other side has closed the connection. */
  closed: Promise<string>;
  /** Closes the connection from this side. */
  destroy(): void;
};

/**
 * Connects to a port of 127.0.0.1 and sends a first chunk, such as the head of a request.
 *
 * @param from another address of the loopback network. Default: the same
 */
export function openRawConnection(port: number, first = '', from = '127.0.0.1'): RawConnection {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from });
  let received = '';
  socket.on('data', (bytes) => {
    received += bytes.toString('latin1');
  });
  // A reset counts as a close too; `close` follows.
  socket.on('error', () => undefined);
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(received)));
  if (first) socket.write(first);
  return {
    send: (bytes) => void socket.write(bytes),
    received: () => received,
    closed,
    destroy: () => socket.destroy(),
  };
}
