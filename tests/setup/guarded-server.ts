import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { createGuardedServer } from '../../scripts/serve/create-guarded-server.mjs';
import type { SERVER_LIMITS } from '../../scripts/serve/limits.mjs';
import { openRawConnection, type RawConnection } from './raw-connection';

type Options = { trustedProxyHops?: number; isServed?: (url: string) => boolean };

/** Guarded servers on a real port, and connections to them: `end`, after each test, closes them all. */
export function makeGuardedServers() {
  const servers: Server[] = [];
  const connections: RawConnection[] = [];

  async function serve(handle: RequestListener, limits: typeof SERVER_LIMITS, options: Options = {}) {
    const server = createGuardedServer(handle, limits, options);
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const open = (first?: string, from?: string) => {
      const connection = openRawConnection(port, first, from);
      connections.push(connection);
      return connection;
    };
    const countConnections = () =>
      new Promise<number>((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      );
    return { server, port, open, countConnections };
  }

  function end() {
    for (const connection of connections.splice(0)) connection.destroy();
    for (const server of servers.splice(0)) {
      server.close();
      server.closeAllConnections();
    }
  }

  return { serve, end };
}
