import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { scanByClamd } from '@/lib/server/images/scan/clamd';
import { scanByCommand } from '@/lib/server/images/scan/scan-command';
import { scanImage } from '@/lib/server/images/scan/scan-image';

const folder = mkdtempSync(join(tmpdir(), 'scan-'));
const image = Buffer.alloc(300_000, 'picture ');

/** A command line that runs this script. */
function makeCommand(name: string, source: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, source);
  return `${process.execPath}  ${path} --some-option`;
}

const servers: Server[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) server.close();
});

/** A server that answers like clamd when it has received an image whole. */
async function serveClamd(answer: (received: Buffer, socket: Socket) => void, path?: string): Promise<string> {
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      if (received.subarray(-4).equals(Buffer.alloc(4))) answer(received, socket);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => {
    if (path) server.listen(path, resolve);
    else server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address ? `127.0.0.1:${address.port}` : String(address);
}

test.each([
  [0, 'clean'],
  [1, 'malware'],
  [2, 'unavailable'],
])('A command that ends with %i says %s', async (code, verdict) => {
  const command = makeCommand(`exit-${code}`, `process.stdin.resume().on('end', () => process.exit(${code}));`);
  expect(await scanByCommand(command, image)).toBe(verdict);
});

test('A command gets the whole image and its parameters, and none of the secrets', async () => {
  const command = makeCommand(
    'looks',
    `let count = 0;
     process.stdin.on('data', (bytes) => { count += bytes.length; });
     process.stdin.on('end', () => {
       const isRight = count === ${image.length} && process.argv[2] === '--some-option' && !process.env.DOCUMENT_KEYS;
       process.exit(isRight ? 0 : 2);
     });`,
  );
  vi.stubEnv('DOCUMENT_KEYS', 'k1:secret');
  expect(await scanByCommand(command, image)).toBe('clean');
});

test('A command may decide before it has read everything', async () => {
  expect(await scanByCommand(makeCommand('early', 'process.exit(1);'), Buffer.alloc(5_000_000))).toBe('malware');
});

test.each([
  ['is not there', '/nowhere/scanner'],
  ['ends by a signal', makeCommand('killed', `process.kill(process.pid, 'SIGKILL');`)],
  ['does not answer in time', makeCommand('slow', 'setInterval(() => undefined, 1000);')],
])('A command that %s says nothing: the image is not accepted', async (_, command) => {
  expect(await scanByCommand(command, image, 400)).toBe('unavailable');
});

test.each([
  ['stream: OK\0', 'clean'],
  ['stream: Eicar-Test-Signature FOUND\0', 'malware'],
  ['INSTREAM size limit exceeded. ERROR\0', 'unavailable'],
  ['stream: OK, more or less\0', 'unavailable'],
  ['', 'unavailable'],
])('The answer %j of clamd means %s', async (reply, verdict) => {
  const address = await serveClamd((_received, socket) => socket.end(reply));
  expect(await scanByClamd(address, image)).toBe(verdict);
});

test('Clamd gets the image in its own way, also by a socket with a path', async () => {
  let received: Buffer = Buffer.alloc(0);
  const path = join(folder, 'clamd.sock');
  await serveClamd((bytes, socket) => {
    received = bytes;
    socket.end('stream: OK\0');
  }, path);
  expect(await scanByClamd(path, image)).toBe('clean');
  expect(received.subarray(0, 10).toString('latin1')).toBe('zINSTREAM\0');
  expect(received.readUInt32BE(10)).toBe(image.length);
  expect(received.subarray(14, -4).equals(image)).toBe(true);
});

test('Where clamd is not there, or says nothing in time, the image is not accepted', async () => {
  const silent = await serveClamd(() => undefined);
  expect(await scanByClamd(silent, image, 200)).toBe('unavailable');
  expect(await scanByClamd(join(folder, 'nowhere.sock'), image)).toBe('unavailable');
});

test('Without a scanner every image is clean; with one, what it says decides', async () => {
  expect(await scanImage(image)).toBe('clean');
  vi.stubEnv('CLAMD', await serveClamd((_received, socket) => socket.end('stream: X FOUND\0')));
  expect(await scanImage(image)).toBe('malware');
  vi.stubEnv('CLAMD', '');
  vi.stubEnv('SCAN_COMMAND', '/nowhere/scanner');
  expect(await scanImage(image)).toBe('unavailable');
});
