import { runAtStop, runAtStopping } from '../../lib/server/at-stop.mjs';
import { whenOver } from './when-over.mjs';

/**
 * How long a stopping server waits for requests in progress, in milliseconds: a submission to a remote account asks
 * (10 s), writes (30 s) and asks again (10 s).
 */
const STOP_GRACE_MS = 60_000;
/** How long it then waits for the database to close, in milliseconds. */
const CLOSE_MAX_MS = 5_000;

const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref());

/**
 * Makes a function that stops a server: it accepts no more connections, and ends those that it has with their next
 * answer.
 *
 * @param {import('node:http').Server} server
 * @returns {() => Promise<unknown>} resolves when the last connection has ended
 */
export function makeStop(server) {
  const open = new Set();
  let isStopping = false;
  server.prependListener('request', (request, response) => {
    // It then sends `Connection: close`.
    if (isStopping) response.shouldKeepAlive = false;
    open.add(response);
    whenOver(request, response, () => open.delete(response));
  });
  return () => {
    isStopping = true;
    for (const response of open) response.shouldKeepAlive = false;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    return closed;
  };
}

/**
 * Stops servers and what was registered by `atStopping`, and then whatever was registered by `atStop`. What is still in
 * progress after a minute is cut off.
 *
 * @param {(() => Promise<unknown>)[]} stops as made by makeStop
 */
export async function stopGently(stops, graceMs = STOP_GRACE_MS) {
  await Promise.race([Promise.all([...stops.map((stop) => stop()), runAtStopping()]), after(graceMs)]);
  await Promise.race([runAtStop(), after(CLOSE_MAX_MS)]);
}
