/** Serves the production build: Next.js behind a plain Node.js server that records who really connected. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import nextEnv from '@next/env';
import next from 'next';
import { isPagePath, makePagePolicy } from '../lib/shared/page-policy.mjs';

process.env.NODE_ENV = 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
nextEnv.loadEnvConfig(process.cwd());

const DEFAULT_PORT = 3000;
/** How long a stopping server waits for requests under way, in milliseconds. */
const SHUTDOWN_GRACE_MS = 10_000;

const port = Number(process.env.PORT || DEFAULT_PORT);
const hostname = process.env.HOST || undefined;
process.env.PORT = String(port);

/** Appends the address of the socket, as a proxy would: lib/server/http/client-address.ts counts hops from that end. */
function appendSocketAddress(request) {
  const claimed = request.headers['x-forwarded-for'];
  const address = request.socket.remoteAddress ?? 'unknown';
  request.headers['x-forwarded-for'] = claimed ? `${claimed}, ${address}` : address;
}

/** Gives a page its content security policy, in place of proxy.ts; what a client claims does not count. */
function setPagePolicy(request, response) {
  delete request.headers['content-security-policy'];
  if (!isPagePath(request.url)) return;
  const policy = makePagePolicy();
  request.headers['content-security-policy'] = policy;
  response.setHeader('Content-Security-Policy', policy);
}

if (!existsSync('.next/BUILD_ID')) {
  process.stderr.write('There is no build yet. Run: npm start\n');
  process.exit(1);
}
const app = next({ dev: false, hostname: hostname ?? 'localhost', port });
await app.prepare();
const handle = app.getRequestHandler();
const server = createServer((request, response) => {
  appendSocketAddress(request);
  setPagePolicy(request, response);
  handle(request, response);
});

server.on('error', (error) => {
  const reason =
    error.code === 'EADDRINUSE'
      ? `Port ${port} is in use. Set PORT to another one.`
      : `The server could not start: ${error.code}.`;
  process.stderr.write(`${reason}\n`);
  process.exit(1);
});

server.listen(port, hostname, () => {
  process.stdout.write(`\nThe portal is ready: ${process.env.PORTAL_URL || `http://localhost:${port}`}\n`);
});

function stop() {
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), SHUTDOWN_GRACE_MS).unref();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
