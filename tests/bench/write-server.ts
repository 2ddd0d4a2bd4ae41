/**
 * A process of its own for the benchmark: serves the embedded storage API and the bare floor on two ports, so that who sends
 * the requests does not share their processor time.
 *
 * Arguments: the data folder, and the URLs of two PostgreSQL databases or nothing for SQLite. Prints both origins as JSON.
 */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { openDatabase } from '@/lib/server/db/open-database';
import { createEmbeddedStorageApi } from '@/lib/server/storage/embedded/embedded-storage-api';
import { loadDocumentKeys } from '@/lib/server/storage/embedded/keys/load-document-keys';
import { serveHandler } from '../setup/serve-handler';
import { openPostgresFloor, openSqliteFloor } from './write-floors';

export const BENCH_CREDENTIALS = { user: 'bench', pass: 'bench' };

const [dataDir = '', databaseUrl, floorUrl] = process.argv.slice(2);

async function serveApi(): Promise<string> {
  const database = await openDatabase({ dataDir, databaseUrl });
  const keys = await loadDocumentKeys(database, { dataDir, documentKeys: undefined });
  const api = createEmbeddedStorageApi({
    openStore: async () => ({ database, keys }),
    credentials: BENCH_CREDENTIALS,
    portalUrl: 'http://localhost:3000',
    logFailure: () => 'failed',
  });
  return (await serveHandler(api.handleHttp)).origin;
}

/** The least that any server would do: take the bytes, parse the JSON, decode the images, insert. */
async function serveFloor(): Promise<string> {
  const floor = floorUrl ? await openPostgresFloor(floorUrl) : openSqliteFloor(join(dataDir, 'floor.sqlite'));
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { target, reference } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (request.url !== '/parse') {
      const { documents, ...texts } = target;
      const front = Buffer.from(documents.front, 'base64');
      const back = Buffer.from(documents.back, 'base64');
      await floor.insert({ email: target.email, texts: JSON.stringify({ ...texts, reference }), front, back });
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"result":"Success"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
}

console.log(JSON.stringify({ api: await serveApi(), floor: await serveFloor() }));
