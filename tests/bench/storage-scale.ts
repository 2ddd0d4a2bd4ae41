import sharp from 'sharp';
import type { Database } from '@/lib/server/db/database';
import { type DatabaseLocation, openDatabase } from '@/lib/server/db/open-database';
import { createEmbeddedStorageApi } from '@/lib/server/storage/embedded/embedded-storage-api';
import { loadDocumentKeys } from '@/lib/server/storage/embedded/keys/load-document-keys';
import { STORAGE_API_PATH } from '@/lib/shared/storage-contract/request';
import { type Contestant, holdContest, printResults } from './contest';
import { emailOf, fillCustomers } from './fill-customers';

const ROUNDS = { rounds: 9, roundMs: 700 };

type Filled = { count: number; database: Database; call: (body: object) => Promise<unknown> };

async function openFilled(location: DatabaseLocation, count: number): Promise<Filled> {
  const database = await openDatabase(location);
  const keys = await loadDocumentKeys(database, { dataDir: location.dataDir, documentKeys: undefined });
  await fillCustomers(database, count);
  const api = createEmbeddedStorageApi({
    openStore: async () => ({ database, keys }),
    portalUrl: 'http://localhost:3000',
    logFailure: () => 'failed',
  });
  const call = async (body: object) => {
    const request = new Request(`http://localhost:3000${STORAGE_API_PATH}`, {
      method: 'POST',
      body: JSON.stringify({ user: 'bench', pass: 'bench', ...body }),
    });
    const response = await api.handleInProcess(request);
    if (!response.ok) throw new Error(`answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  return { count, database, call };
}

/** Measures look-up and create/update in databases of several sizes, side by side; the first row is the smallest. */
export async function measureScale(
  title: string,
  places: { location: DatabaseLocation; count: number }[],
): Promise<void> {
  const filled: Filled[] = [];
  for (const { location, count } of places) filled.push(await openFilled(location, count));
  const front = (
    await sharp({ create: { width: 16, height: 16, channels: 3, background: '#888' } })
      .jpeg()
      .toBuffer()
  ).toString('base64');
  let created = 0;
  const nameOf = (count: number) => `${count.toLocaleString('en-US')} customers`;
  const lookUps: Contestant[] = filled.map(({ count, call }) => ({
    name: nameOf(count),
    run: () => call({ service: 'getStatus', target: { email: emailOf(1 + Math.floor(Math.random() * count)) } }),
  }));
  const creates: Contestant[] = filled.map(({ count, call }) => ({
    name: nameOf(count),
    run: () => {
      created += 1;
      const target = { email: `new${created}@example.com`, fn: 'John', ln: 'Smith', documents: { front } };
      return call({ service: 'createOrUpdateCustomer', target });
    },
  }));
  try {
    printResults(`${title}: look-up (getStatus)`, await holdContest(lookUps, ROUNDS));
    printResults(`${title}: create/update with a tiny image`, await holdContest(creates, ROUNDS));
  } finally {
    for (const { database } of filled) await database.close();
  }
}
