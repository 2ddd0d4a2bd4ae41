import { connect } from 'node:net';

/** One connection on which a test writes bytes as it likes. */
export type RawConnection = {
  send(bytes: string | Buffer): void;
  /** What came back so far. */
  received(): string;
  /** Resolves with everything that came back once the other side has closed the connection. */
  closed: Promise<string>;
  /** Ends the connection from this side. */
  destroy(): void;
};

/** Connects to a port of 127.0.0.1 and sends a first piece, such as the head of a request. */
export function openRawConnection(port: number, first = ''): RawConnection {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  socket.on('data', (bytes) => {
    received += bytes.toString('latin1');
  });
  // A reset is a close too; `close` follows.
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
