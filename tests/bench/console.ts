/**
 * `npm run bench:console`: the list of customers, its next page and its search, with a thousand customers and with a
 * hundred thousand, side by side in one run. Prints tables with ratios. Takes about two minutes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Directory } from '@/lib/server/customer-store/directory/directory';
import { createEmbeddedDirectory } from '@/lib/server/customer-store/directory/embedded-directory';
import { listCustomers } from '@/lib/server/customer-store/directory/list-customers';
import { searchCustomers } from '@/lib/server/customer-store/directory/search-customers';
import { type DatabaseLocation, openDatabase } from '@/lib/server/db/connection/open-database';
import type { Database } from '@/lib/server/db/schema/database';
import { startPostgresCluster } from '../setup/postgres/cluster';
import { createPostgresDatabase } from '../setup/postgres/create-database';
import { holdContest, printResults } from './contest';
import { emailOf, fillCustomers, idOf, NAMES } from './fill-customers';

const SIZES = [1_000, 100_000];
const ROUNDS = { rounds: 7, roundMs: 400 };

type Filled = { database: Database; directory: Directory; count: number };
type Work = (filled: Filled) => Promise<unknown>;

const pick = (count: number) => 1 + Math.floor(Math.random() * count);
const search = ({ directory }: Filled, text: string, after?: Parameters<typeof searchCustomers>[2]) =>
  searchCustomers(directory, { text, filters: {} }, after);

const WORKS: Record<string, Work> = {
  'first page': ({ directory }) => listCustomers(directory, {}, {}),
  'next page, anywhere': ({ directory, count }) => listCustomers(directory, {}, { olderThan: idOf(pick(count)) }),
  'page of a status that one in twenty has': ({ directory, count }) =>
    listCustomers(directory, { status: 'FAIL' }, { olderThan: idOf(pick(count)) }),
  'search for the beginning of an email': (filled) => search(filled, emailOf(pick(filled.count)).slice(0, -4)),
  'search for a name': (filled) => search(filled, `last${pick(NAMES - 1)} f`),
  'search for one letter': (filled) => search(filled, 'f'),
  'next page of that search': (filled) => {
    const name = pick(NAMES - 1);
    return search(filled, 'f', { key: `first${name} last${name}`, id: idOf(1) });
  },
  'search for a reference': (filled) => search(filled, `R-${pick(filled.count)}`),
  'search without a match': (filled) => search(filled, 'zzz'),
};

async function measure(title: string, makeDatabase: () => Promise<DatabaseLocation>): Promise<void> {
  const filled: Filled[] = [];
  try {
    for (const count of SIZES) {
      const database = await openDatabase(await makeDatabase());
      filled.push({ database, directory: createEmbeddedDirectory(database, (id) => id), count });
      await fillCustomers(database, count);
    }
    for (const [name, work] of Object.entries(WORKS)) {
      const contestants = filled.map((one) => ({
        name: `${one.count.toLocaleString('en-US')} customers`,
        run: () => work(one),
      }));
      printResults(`${title}: ${name}`, await holdContest(contestants, ROUNDS));
    }
  } finally {
    for (const { database } of filled) await database.close();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'portal-bench-'));
const makeFolder = () => mkdtempSync(join(folder, 'data-'));
console.log(`Node.js ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}`);
const cluster = await startPostgresCluster({ isDurable: true });
try {
  await measure('SQLite', async () => ({ dataDir: makeFolder() }));
  await measure('PostgreSQL', async () => ({
    dataDir: makeFolder(),
    databaseUrl: await createPostgresDatabase(cluster.urlOf()),
  }));
} finally {
  await cluster.remove();
  rmSync(folder, { recursive: true, force: true });
}
