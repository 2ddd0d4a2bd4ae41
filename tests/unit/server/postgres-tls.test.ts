import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { sql } from 'kysely';
import { afterEach, expect, test } from 'vitest';
import { openPostgres } from '@/lib/server/db/connection/open-postgres';
import { createSelfSignedCertificate } from '../../setup/self-signed-certificate';
import { makeTestFolder } from '../../setup/test-database';

const cleanups: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const STARTUP_USER = 'user\0portal';

/** Responds as a PostgreSQL server does before TLS, then records what a client says inside TLS and hangs up. */
async function startTlsServer() {
  const certificate = createSelfSignedCertificate();
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write('S');
      const secure = new TLSSocket(socket, { isServer: true, ...certificate });
      secure.on('error', () => undefined);
      secure.once('data', (message: Buffer) => {
        heard.push(message.toString('latin1'));
        secure.destroy();
      });
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `postgres://portal:secret@127.0.0.1:${port}/portal`, heard, cert: certificate.cert };
}

async function connect(url: string): Promise<unknown> {
  const database = openPostgres(url);
  try {
    return await sql`select 1`.execute(database.kysely).catch((error: unknown) => error);
  } finally {
    await database.close();
  }
}

test.each(['verify-full', 'require'])('sslmode=%s sends nothing to a server that nobody vouches for', async (mode) => {
  const { url, heard } = await startTlsServer();
  expect(await connect(`${url}?sslmode=${mode}`)).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  expect(heard).toEqual([]);
});

test('sslrootcert names the authority that vouches for the server', async () => {
  const { url, heard, cert } = await startTlsServer();
  const { folder, remove } = makeTestFolder();
  cleanups.push(remove);
  const path = join(folder, 'ca.pem');
  writeFileSync(path, cert);
  await connect(`${url}?sslmode=verify-full&sslrootcert=${path}`);
  expect(heard).toEqual([expect.stringContaining(STARTUP_USER)]);
});
