/**
 * `npm run bench:at-rest [-- CUSTOMERS CUSTOMERS --database SQLite]`: what the operator's commands take with 100,000
 * customers and with a million, and how long a small write of the portal waits meanwhile at most. Takes about an hour for
 * both databases; PostgreSQL runs with its defaults (fsync on).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgresCluster } from '../setup/postgres/cluster';
import { createPostgresDatabase } from '../setup/postgres/create-database';
import { measureAtRest } from './at-rest/measure-at-rest';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { database: { type: 'string' } } });
const [few = 100_000, many = 1_000_000] = positionals.map(Number);
const MS = 1000;

const folder = mkdtempSync(join(tmpdir(), 'portal-bench-'));
const makeFolder = () => mkdtempSync(join(folder, 'data-'));
const tell = (ms: number | undefined) => (ms === undefined ? '–' : (ms / MS).toFixed(2));

console.log(`Node.js ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}`);
const cluster = await startPostgresCluster({ isDurable: true });
const databaseUrlOf = { SQLite: async () => undefined, PostgreSQL: () => createPostgresDatabase(cluster.urlOf()) };
try {
  for (const [name, makeDatabaseUrl] of Object.entries(databaseUrlOf)) {
    if (values.database && values.database !== name) continue;
    const results = [];
    for (const count of [few, many]) {
      results.push(await measureAtRest({ dataDir: makeFolder(), databaseUrl: await makeDatabaseUrl() }, count));
    }
    const [atFew = [], atMany = []] = results;
    console.log(`\n${name}, customers: ${few.toLocaleString('en-US')} and ${many.toLocaleString('en-US')}`);
    console.log(
      '| | few, s | many, s | many / few | longest wait, s | longest wait, s |\n| --- | ---: | ---: | ---: | ---: | ---: |',
    );
    for (const [index, { what, seconds, longestWaitMs }] of atFew.entries()) {
      const other = atMany[index];
      const cells = [seconds, other?.seconds ?? Number.NaN].map((value) => value.toFixed(1));
      const ratio = ((other?.seconds ?? Number.NaN) / seconds).toFixed(1);
      console.log(`| ${[what, ...cells, ratio, tell(longestWaitMs), tell(other?.longestWaitMs)].join(' | ')} |`);
    }
  }
} finally {
  await cluster.remove();
  rmSync(folder, { recursive: true, force: true });
}
