/** Serves the production build: Next.js behind a guarded Node.js server that records who really connected. */
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import nextEnv from '@next/env';
import next from 'next';
import { awaitChecks } from '../lib/server/start-signal.mjs';
import { createBodyBudget } from './serve/body-budget.mjs';
import { createGuardedServer } from './serve/create-guarded-server.mjs';
import { findHosts } from './serve/find-hosts.mjs';
import { SERVER_LIMITS } from './serve/limits.mjs';
import { listen } from './serve/listen.mjs';
import { outliveOutput } from './serve/outlive-output.mjs';
import { SERVED_BY } from './serve/paths-by-port.mjs';
import { refusingUnreadActions } from './serve/refuse-unread-actions.mjs';
import { setPageAddress } from './serve/set-page-address.mjs';
import { setProtectiveHeaders } from './serve/set-protective-headers.mjs';
import { makeStop, stopGently } from './serve/stop-gently.mjs';
import { withStrictTransport } from './serve/strict-transport.mjs';

outliveOutput();
process.env.NODE_ENV = 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
nextEnv.loadEnvConfig(process.cwd());

const DEFAULT_PORT = 3000;
/** How long to wait for the checks of the start before people can connect, in milliseconds. */
const CHECKS_MAX_MS = 20_000;

const port = Number(process.env.PORT || DEFAULT_PORT);
// Checked by lib/server/env.ts before anything is served.
const storageApiPort = Number(process.env.STORAGE_API_PORT || 0);
const { hosts, isBehindProxies } = findHosts(process.env);
process.env.PORT = String(port);

/** Appends the socket's address, as a proxy would: lib/server/http/client-address.ts counts hops from that end. */
function appendSocketAddress(request) {
  const claimed = request.headers['x-forwarded-for'];
  const address = request.socket.remoteAddress ?? 'unknown';
  request.headers['x-forwarded-for'] = claimed ? `${claimed}, ${address}` : address;
}

const failToStart =
  (name, value) =>
  ({ code }) => {
    const isInUse = code === 'EADDRINUSE';
    const reason = isInUse
      ? `Port ${value} is in use. Set ${name} to another one.`
      : `The server could not start: ${code}.`;
    process.stderr.write(`${reason}\n`);
    process.exit(1);
  };

if (!existsSync('.next/BUILD_ID')) {
  process.stderr.write('There is no build yet. Run: npm start\n');
  process.exit(1);
}
// Quiet: what it catches goes to instrumentation.ts, and from there to our log.
const app = next({ dev: false, quiet: true, hostname: hosts[0] ?? 'localhost', port });
await app.prepare();
const handle = refusingUnreadActions(app.getRequestHandler());
await Promise.race([awaitChecks(), sleep(CHECKS_MAX_MS, undefined, { ref: false })]);
const options = {
  trustedProxyHops: Number(process.env.TRUSTED_PROXY_HOPS || 0),
  admitBody: createBodyBudget(SERVER_LIMITS),
};
const serve = withStrictTransport((request, response) => {
  appendSocketAddress(request);
  setPageAddress(request);
  setProtectiveHeaders(request, response);
  handle(request, response);
}, process.env.PORTAL_URL);
const makeServer = (isServed) => () => createGuardedServer(serve, SERVER_LIMITS, { ...options, isServed });
const { servers, addresses } = await listen(
  hosts,
  port,
  makeServer(storageApiPort ? SERVED_BY.portal : undefined),
).catch(failToStart('PORT', port));
if (storageApiPort) {
  const ofStorageApi = makeServer(SERVED_BY.storageApi);
  const listening = listen(hosts, storageApiPort, ofStorageApi).catch(failToStart('STORAGE_API_PORT', storageApiPort));
  servers.push(...(await listening).servers);
}

process.stdout.write(`\nThe portal is ready: ${process.env.PORTAL_URL || `http://localhost:${port}`}\n`);
if (storageApiPort) process.stdout.write(`The storage API listens on port ${storageApiPort}.\n`);
if (isBehindProxies) {
  process.stdout.write(
    `Because TRUSTED_PROXY_HOPS is set it listens on this machine only (${addresses.join(' and ')}). Where the proxy runs elsewhere, set HOST.\n`,
  );
}

const stops = servers.map(makeStop);
const stop = () => void stopGently(stops).finally(() => process.exit(0));
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
