import { toNetwork } from './find-sender.mjs';

/**
 * What is closed here ends a moment later, and a crowd comes by the hundreds at once (see BACKLOG_MAX in listen.mjs).
 * Beyond so many, Node.js closes what comes, whoever it is.
 */
const ENDING_MAX = 1_000;

/**
 * Lets a server have so many connections at a time. One more takes the place of another's: of a connection of the network
 * that holds the most, if that is more than the newcomer's would then hold. Otherwise one stranger could keep everyone
 * else out. Behind a proxy all connections come from the same network, and one more is closed.
 *
 * @param {import('node:http').Server} server
 * @param {number} connectionsMax
 * @param {(socket: import('node:net').Socket) => boolean} isBusy whether a request is under way: such connections go last
 */
export function shareConnections(server, connectionsMax, isBusy) {
  /** By network, in the order in which they came. */
  const held = new Map();
  let heldCount = 0;
  server.maxConnections = connectionsMax + ENDING_MAX;

  function remove(network, socket) {
    const sockets = held.get(network);
    if (!sockets?.delete(socket)) return;
    heldCount -= 1;
    if (sockets.size === 0) held.delete(network);
  }

  function makeRoom(network) {
    const [greediest, sockets] = [...held].reduce((most, one) => (one[1].size > most[1].size ? one : most));
    const ownCount = held.get(network)?.size ?? 0;
    if (sockets.size <= ownCount + 1) return false;
    const [oldest] = sockets;
    const going = [...sockets].find((socket) => !isBusy(socket)) ?? oldest;
    remove(greediest, going);
    going.destroy();
    return true;
  }

  server.on('connection', (socket) => {
    const network = toNetwork(socket.remoteAddress ?? 'unknown');
    if (heldCount >= connectionsMax && !makeRoom(network)) return socket.destroy();
    held.set(network, (held.get(network) ?? new Set()).add(socket));
    heldCount += 1;
    socket.once('close', () => remove(network, socket));
  });
}
