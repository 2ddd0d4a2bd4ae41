/**
 * A bare Node.js server for the benchmark, in its own process: it takes a submission's request, decodes the images and
 * stores the same bytes in SQLite, as durably as the portal. Argument: an existing folder.
 */
import { createServer } from 'node:http';
import { openFloor } from '../write-floors';

const floor = await openFloor({ dataDir: process.argv[2] ?? '' });

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const [{ values, documents }] = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  const front = Buffer.from(documents.front, 'base64');
  const back = Buffer.from(documents.back, 'base64');
  await floor.insert({ email: values.emailAddress, texts: JSON.stringify(values), front, back });
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"kind":"received","status":"PENDING"}');
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
