import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy that can stop forwarding without closing anything, as a firewall or load balancer does, or cut. */
export type StallingProxy = {
  port: number;
  /** How many connections were accepted so far. */
  acceptedCount(): number;
  /** Nothing more is forwarded on the connections that exist; new ones work. */
  stall(): void;
  /** Like `stall`, and nothing is forwarded on new connections either, until `resume`. */
  stallAll(): void;
  /** Resets all connections, and new ones at once, until `resume`. */
  cut(): void;
  /** New connections work again. Those that were stalled are reset. */
  resume(): void;
  close(): Promise<void>;
};

/** Starts a proxy on 127.0.0.1, to another port there. */
export async function startStallingProxy(targetPort: number): Promise<StallingProxy> {
  const open = new Set<[Socket, Socket]>();
  let accepted = 0;
  let mode: 'forward' | 'stall' | 'cut' = 'forward';
  const server = createServer((near) => {
    accepted += 1;
    near.on('error', () => undefined);
    if (mode === 'cut') {
      near.resetAndDestroy();
      return;
    }
    const far = connect(targetPort, '127.0.0.1');
    const pair: [Socket, Socket] = [near, far];
    open.add(pair);
    if (mode === 'forward') near.pipe(far).pipe(near);
    far.on('error', () => undefined);
    near.on('close', () => {
      open.delete(pair);
      far.destroy();
    });
    far.on('close', () => near.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const stall = () => {
    for (const [near, far] of open) {
      near.unpipe(far);
      far.unpipe(near);
    }
  };
  const reset = () => {
    for (const [near] of open) near.resetAndDestroy();
  };
  return {
    port,
    acceptedCount: () => accepted,
    stall,
    stallAll: () => {
      mode = 'stall';
      stall();
    },
    cut: () => {
      mode = 'cut';
      reset();
    },
    resume: () => {
      if (mode === 'stall') reset();
      mode = 'forward';
    },
    close: async () => {
      for (const pair of open) for (const socket of pair) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
