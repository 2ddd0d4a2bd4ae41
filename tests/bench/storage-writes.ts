import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import sharp from 'sharp';
import { STORAGE_API_PATH } from '@/lib/shared/storage-contract/request';
import { type Contestant, holdContest, printResults } from './contest';
import { openPostgresFloor, openSqliteFloor } from './write-floors';

/** The size of each of the two images, in bytes. */
const IMAGE_BYTES = 300_000;
const CONCURRENCY = 4;
const ROUNDS = { rounds: 7, roundMs: 1_500 };

/** A JPEG of noise, cut or filled up after its end to exactly IMAGE_BYTES. */
async function makeImage(): Promise<Buffer> {
  const raw = { width: 640, height: 480, channels: 3 as const };
  const jpeg = await sharp(randomBytes(raw.width * raw.height * raw.channels), { raw })
    .jpeg({ quality: 80 })
    .toBuffer();
  return Buffer.concat([jpeg, randomBytes(Math.max(0, IMAGE_BYTES - jpeg.length))]).subarray(0, IMAGE_BYTES);
}

/** Requests that differ only in their email; the long part is made once. */
function makeRequests(front: Buffer, back: Buffer) {
  const documents = { front: front.toString('base64'), back: back.toString('base64') };
  const texts = { fn: 'John', ln: 'Smith', addr: '123 Main St', city: 'Stratford', state: 'CT', zip: '06614' };
  const target = { ...texts, dob: '19700101', phone: '2015106000', documents };
  const rest = { user: 'bench', pass: 'bench', service: 'createOrUpdateCustomer', reference: '888888812', target };
  const [head = '', tail = ''] = JSON.stringify(rest).split('"target":{');
  const tailBytes = Buffer.from(tail);
  return (email: string) => Buffer.concat([Buffer.from(`${head}"target":{"email":"${email}",`), tailBytes]);
}

async function startServer(dataDir: string, urls: string[]) {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', join(import.meta.dirname, 'write-server.ts'), dataDir, ...urls],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const origins: { api: string; floor: string } = JSON.parse(line.toString());
  const close = async () => {
    child.kill();
    await once(child, 'exit');
  };
  return { ...origins, close };
}

/**
 * Measures create/update with two images of 300 KB against bare floors, side by side.
 *
 * @param options.databaseUrls three empty PostgreSQL databases; none for SQLite
 */
export async function measureWrites(
  title: string,
  { dataDir, databaseUrls = [] }: { dataDir: string; databaseUrls?: string[] },
): Promise<void> {
  const [front, back] = await Promise.all([makeImage(), makeImage()]);
  const makeRequest = makeRequests(front, back);
  const [apiUrl, floorUrl, loopUrl] = databaseUrls;
  const server = await startServer(dataDir, apiUrl && floorUrl ? [apiUrl, floorUrl] : []);
  const loop = loopUrl ? await openPostgresFloor(loopUrl) : openSqliteFloor(join(dataDir, 'loop.sqlite'));
  let count = 0;
  const post = (url: string) => async () => {
    count += 1;
    const response = await fetch(url, { method: 'POST', body: makeRequest(`c${count}@example.com`) });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    await response.arrayBuffer();
  };
  const contestants: Contestant[] = [
    { name: 'floor: parse the JSON and insert, over HTTP', run: post(`${server.floor}/`) },
    { name: 'storage API, over HTTP', run: post(`${server.api}${STORAGE_API_PATH}`) },
    { name: 'floor: parse the JSON only, over HTTP', run: post(`${server.floor}/parse`) },
    {
      name: 'floor: the driver inserts in a loop',
      run: () => {
        count += 1;
        return loop.insert({ email: `c${count}@example.com`, texts: '{}', front, back });
      },
    },
  ];
  try {
    printResults(title, await holdContest(contestants, { ...ROUNDS, concurrency: CONCURRENCY }));
  } finally {
    await loop.close();
    await server.close();
  }
}
