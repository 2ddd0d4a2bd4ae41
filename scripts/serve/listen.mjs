import { once } from 'node:events';

/** A machine without IPv6 has no `::1`. */
const ABSENT_ADDRESS = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

/**
 * How many connections the system holds until we take them; it may allow fewer. When a stranger opens thousands at once,
 * more than Node.js's 511 would mean that people's are reset.
 */
const BACKLOG_MAX = 4_096;

/**
 * Listens on each host, with a separate server for each. The first one must work; of the others, addresses that this
 * machine does not have are skipped.
 *
 * @param {(string | undefined)[]} hosts undefined: every address of this machine
 * @param {number} port
 * @param {() => import('node:http').Server} makeServer
 * @returns {Promise<{ servers: import('node:http').Server[], addresses: string[] }>}
 * @throws the system's error, such as EADDRINUSE
 */
export async function listen(hosts, port, makeServer) {
  const servers = [];
  for (const host of hosts) {
    const server = makeServer();
    server.listen({ port, host, backlog: BACKLOG_MAX });
    try {
      await once(server, 'listening');
      // Later errors are connections that could not be accepted, for example for lack of open files: the next ones may
      // succeed.
      server.on('error', ({ code }) => process.stderr.write(`A connection could not be accepted: ${code}.\n`));
      servers.push(server);
    } catch (error) {
      if (servers.length === 0 || !ABSENT_ADDRESS.includes(error.code)) throw error;
    }
  }
  return { servers, addresses: servers.map((server) => server.address().address) };
}
