import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy that can stop forwarding without closing anything, as a firewall or load balancer does. */
export type StallingProxy = {
  port: number;
  /** How many connections were accepted so far. */
  acceptedCount(): number;
  /** Nothing more is forwarded on the connections that exist; new ones work. */
  stall(): void;
  close(): Promise<void>;
};

/** Starts a proxy on 127.0.0.1, to another port there. */
export async function startStallingProxy(targetPort: number): Promise<StallingProxy> {
  const pairs: [Socket, Socket][] = [];
  const server = createServer((near) => {
    const far = connect(targetPort, '127.0.0.1');
    pairs.push([near, far]);
    near.pipe(far).pipe(near);
    for (const socket of [near, far]) socket.on('error', () => undefined);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    port,
    acceptedCount: () => pairs.length,
    stall: () => {
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
      }
    },
    close: async () => {
      for (const pair of pairs) for (const socket of pair) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
