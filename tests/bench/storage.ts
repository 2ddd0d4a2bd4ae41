/**
 * `npm run bench:storage`: the embedded storage API against bare floors, and against its own size, side by side in one run.
 * Prints tables with ratios. Takes about five minutes; PostgreSQL runs with its defaults (fsync on).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgresCluster } from '../setup/postgres/cluster';
import { createPostgresDatabase } from '../setup/postgres/create-database';
import { measureScale } from './storage-scale';
import { measureWrites } from './storage-writes';

const SIZES = [1_000, 100_000, 1_000_000];

const folder = mkdtempSync(join(tmpdir(), 'portal-bench-'));
let folderCount = 0;
const nextFolder = () => {
  folderCount += 1;
  return mkdtempSync(join(folder, `${folderCount}-`));
};

console.log(`Node.js ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}`);
const cluster = await startPostgresCluster({ isDurable: true });
const nextDatabase = () => createPostgresDatabase(cluster.urlOf());
try {
  await measureWrites('SQLite: create/update with two images of 300 KB', { dataDir: nextFolder() });
  const databaseUrls = [await nextDatabase(), await nextDatabase(), await nextDatabase()];
  await measureWrites('PostgreSQL: create/update with two images of 300 KB', { dataDir: nextFolder(), databaseUrls });
  await measureScale(
    'SQLite',
    SIZES.map((count) => ({ count, location: { dataDir: nextFolder() } })),
  );
  const places = [];
  for (const count of SIZES) {
    places.push({ count, location: { dataDir: nextFolder(), databaseUrl: await nextDatabase() } });
  }
  await measureScale('PostgreSQL', places);
} finally {
  await cluster.remove();
  rmSync(folder, { recursive: true, force: true });
}
