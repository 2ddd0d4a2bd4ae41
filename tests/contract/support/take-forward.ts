import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { type DatabaseLocation, openDatabase } from '../../../lib/server/db/connection/open-database';
import { listMigrations } from '../../../lib/server/db/migrations/migration-list';
import { getColumnTypes } from '../../../lib/server/db/schema/column-types';
import type { DatabaseKind } from '../../../lib/server/db/schema/database';
import type { Row } from '../../../lib/server/db/upkeep/whole-tables';
import { encodeHeader, encodeRow, encodeTrailer } from '../../../lib/server/operator/backup/backup-format';
import { makeTestDatabase } from '../../setup/test-database';
import { makeUnmigratedDatabase } from './database-at-0004';
import { DATABASE_KINDS } from './describe-contract';
import { describeSchema } from './describe-schema';
import { openAtMigration } from './open-at-migration';
import { fillEveryTable, readEveryTable, type TableRows } from './released-rows';
import { runOperator } from './run-operator';

const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function open(location: DatabaseLocation) {
  const database = await openDatabase(location);
  cleanups.push(() => database.close());
  return database;
}

async function makeFreshLocation(kind: DatabaseKind) {
  const { location, remove } = await makeTestDatabase(kind);
  cleanups.push(remove);
  return location;
}

/** A database as left by the version whose last migration is this one, with rows in every table. */
async function makeEarlierDatabase(kind: DatabaseKind, migration: string) {
  const { location, remove } = await makeUnmigratedDatabase(kind);
  cleanups.push(remove);
  const earlier = await openAtMigration(location, migration);
  try {
    return { location, filled: await fillEveryTable(earlier) };
  } finally {
    await earlier.close();
  }
}

/** Writes a backup of such a database, as that version did. */
function writeEarlierBackup(file: string, migrations: string[], tables: TableRows): void {
  const lines = [...tables].flatMap(([table, rows]) => rows.map((row) => encodeRow(table, row)));
  const content = [encodeHeader(new Date(0), migrations), ...lines].join('');
  const counts = Object.fromEntries([...tables].map(([table, rows]) => [table, rows.length]));
  const sha256 = createHash('sha256').update(content).digest('hex');
  writeFileSync(file, gzipSync(content + encodeTrailer({ rows: counts, sha256 })));
}

/** What is left of the earlier rows in the columns that a table still has. */
function keepColumns(rows: readonly Row[], [present = {}]: readonly Row[]): Row[] {
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => column in present)));
}

/**
 * Declares the tests that take databases of released schemas forward, on each kind of database.
 *
 * @param isTaken which schemas, by how many migrations came after them
 */
export function testReleasedSchemas(isTaken: (migrationsSince: number) => boolean): void {
  describe.each(DATABASE_KINDS)('The migrations (%s)', (kind) => {
    const all = Object.keys(listMigrations(getColumnTypes(kind)));
    const names = all.filter((_, index) => isTaken(all.length - 1 - index));

    test.each(names)('take a database of %s to the schema of a new one, and keep what it holds', async (name) => {
      const { location, filled } = await makeEarlierDatabase(kind, name);
      const forward = await open(location);
      expect(await describeSchema(forward)).toEqual(await describeSchema(await open(await makeFreshLocation(kind))));
      const tables = await readEveryTable(forward);
      for (const [table, rows] of filled) {
        const present = tables.get(table) ?? [];
        expect({ table, rows: keepColumns(present, rows) }).toEqual({ table, rows: keepColumns(rows, present) });
      }
    });

    test.each(names)('make of a database of %s what a restore makes of its backup', async (name) => {
      const { location, filled } = await makeEarlierDatabase(kind, name);
      const fresh = await makeFreshLocation(kind);
      const file = join(fresh.dataDir, 'earlier.backup');
      writeEarlierBackup(file, all.slice(0, all.indexOf(name) + 1), filled);
      expect((await runOperator(fresh, ['restore', file])).printed).toContain('Restored 4 customers');
      const restored = await open(fresh);
      const forward = await open(location);
      expect(await describeSchema(restored)).toEqual(await describeSchema(forward));
      const expected = await readEveryTable(forward);
      for (const [table, rows] of await readEveryTable(restored))
        expect([table, rows]).toEqual([table, expected.get(table)]);
    });
  });
}
