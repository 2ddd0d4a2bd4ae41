import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { DatabaseLocation } from '@/lib/server/db/connection/open-database';
import { STORAGE_API_PATH } from '@/lib/shared/contract/request';
import { type Contestant, holdContest, printResults } from './contest';
import { openBenchApi } from './open-bench-api';
import { insertRequest, openFloor } from './write-floors';
import { makeWriteKit, type WriteKit } from './write-requests';

const CONCURRENCY = 4;
const ROUNDS = { rounds: 15, roundMs: 700 };
/** Customers that are updated repeatedly, alternating between two pairs of images. */
const UPDATED_CUSTOMERS = 50;

async function startServer(databases: DatabaseLocation[]) {
  const file = join(import.meta.dirname, 'write-server.ts');
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', file, JSON.stringify(databases)],
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

let created = 0;
function nextEmail(): string {
  created += 1;
  return `new${created}@example.com`;
}

type Send = (request: Buffer<ArrayBuffer>) => Promise<unknown>;

const postTo =
  (url: string): Send =>
  async (body) => {
    const response = await fetch(url, { method: 'POST', body });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    await response.arrayBuffer();
  };

/** Creating, and updating with other images: two contestants on one API. */
function listApiContestants(title: string, send: Send, kits: [WriteKit, WriteKit]): Contestant[] {
  let updated = 0;
  const update = () => {
    const kit = kits[Math.floor(updated / UPDATED_CUSTOMERS) % 2] ?? kits[0];
    const email = `updated${updated % UPDATED_CUSTOMERS}@example.com`;
    updated += 1;
    return send(kit.requestOf(email));
  };
  return [
    { name: `storage API, ${title}: create`, run: () => send(kits[0].requestOf(nextEmail())) },
    { name: `storage API, ${title}: update`, run: update },
  ];
}

/**
 * Measures create and update with two images of 300 KB against bare floors, side by side.
 *
 * @param makeDatabase creates an empty database that no other contestant uses
 */
export async function measureWrites(title: string, makeDatabase: () => Promise<DatabaseLocation>): Promise<void> {
  const kits: [WriteKit, WriteKit] = [await makeWriteKit(), await makeWriteKit(299_000)];
  const [kit] = kits;
  const server = await startServer([await makeDatabase(), await makeDatabase()]);
  const api = await openBenchApi(await makeDatabase());
  const floor = await openFloor(await makeDatabase());
  const overHttp: Contestant[] = [
    { name: 'floor: parse the JSON and insert', run: () => postTo(server.floor)(kit.requestOf(nextEmail())) },
    ...listApiContestants('over HTTP', postTo(`${server.api}${STORAGE_API_PATH}`), kits),
    { name: 'floor: parse the JSON only', run: () => postTo(`${server.floor}/parse`)(kit.requestOf(nextEmail())) },
  ];
  const inProcess: Contestant[] = [
    { name: 'floor: parse the JSON and insert', run: () => insertRequest(floor, kit.requestOf(nextEmail())) },
    ...listApiContestants('in process', api.call, kits),
    { name: 'floor: the driver inserts in a loop', run: () => floor.insert(kit.rowOf(nextEmail())) },
  ];
  try {
    const results = await holdContest([...overHttp, ...inProcess], { ...ROUNDS, concurrency: CONCURRENCY });
    printResults(`${title}, over HTTP`, results.slice(0, overHttp.length));
    printResults(`${title}, in process`, results.slice(overHttp.length));
  } finally {
    await floor.close();
    await api.database.close();
    await server.close();
  }
}
