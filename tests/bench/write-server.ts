/**
 * Runs in its own process for the benchmark: serves the embedded storage API and the bare floor on two ports, so that
 * the client sending requests doesn't share their processor time.
 *
 * Argument: the locations of two empty databases as JSON. Prints both origins as JSON.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { DatabaseLocation } from '@/lib/server/db/connection/open-database';
import { serveHandler } from '../setup/serve-handler';
import { openBenchApi } from './open-bench-api';
import { insertRequest, openFloor } from './write-floors';

const locations: [DatabaseLocation, DatabaseLocation] = JSON.parse(process.argv[2] ?? '');

async function serveApi(location: DatabaseLocation): Promise<string> {
  const api = await openBenchApi(location);
  return (await serveHandler(api.handleHttp)).origin;
}

async function serveFloor(location: DatabaseLocation): Promise<string> {
  const floor = await openFloor(location);
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    if (request.url === '/parse') JSON.parse(body.toString('utf8'));
    else await insertRequest(floor, body);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"result":"Success"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
}

const [apiLocation, floorLocation] = locations;
console.log(JSON.stringify({ api: await serveApi(apiLocation), floor: await serveFloor(floorLocation) }));
