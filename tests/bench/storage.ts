/**
 * `npm run bench:storage`: the embedded storage API against bare floors, and against itself at other sizes, side by
 * side in one run. Prints tables with ratios. Takes about five minutes; PostgreSQL runs with its defaults (fsync on).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseLocation } from '@/lib/server/db/connection/open-database';
import { startPostgresCluster } from '../setup/postgres/cluster';
import { createPostgresDatabase } from '../setup/postgres/create-database';
import { measureScale } from './storage-scale';
import { measureWrites } from './storage-writes';

const SIZES = [1_000, 100_000, 1_000_000];

const folder = mkdtempSync(join(tmpdir(), 'portal-bench-'));
const makeFolder = () => mkdtempSync(join(folder, 'data-'));

console.log(`Node.js ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}`);
const cluster = await startPostgresCluster({ isDurable: true });
const makeSqlite = async (): Promise<DatabaseLocation> => ({ dataDir: makeFolder() });
const makePostgres = async (): Promise<DatabaseLocation> => ({
  dataDir: makeFolder(),
  databaseUrl: await createPostgresDatabase(cluster.urlOf()),
});
try {
  for (const [name, makeDatabase] of [
    ['SQLite', makeSqlite],
    ['PostgreSQL', makePostgres],
  ] as const) {
    await measureWrites(`${name}: two images of 300 KB`, makeDatabase);
    const places: { location: DatabaseLocation; count: number }[] = [];
    for (const count of SIZES) places.push({ count, location: await makeDatabase() });
    await measureScale(name, places);
  }
} finally {
  await cluster.remove();
  rmSync(folder, { recursive: true, force: true });
}
