import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'vitest';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../lib/server/db/connection/open-database';
import { sqliteFilePath } from '../../lib/server/db/connection/open-sqlite';
import { type PostgresCluster, startPostgresCluster } from './postgres/cluster';
import { createPostgresDatabase } from './postgres/create-database';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the administrative database of the tests' PostgreSQL. */
    postgresUrl: string;
    /** Name of a migrated, empty database to copy. */
    postgresTemplate: string;
    /** A migrated, empty SQLite file to copy. */
    sqliteTemplate: string;
  }
}

let cluster: PostgresCluster | undefined;
let folder = '';

/** Starts one PostgreSQL for all contract tests, and makes of each kind a migrated database for tests to copy. */
export async function setup(project: TestProject): Promise<void> {
  cluster = await startPostgresCluster();
  folder = mkdtempSync(join(tmpdir(), 'portal-template-'));
  try {
    const databaseUrl = await createPostgresDatabase(cluster.urlOf());
    for (const location of [{ databaseUrl, dataDir: '' }, { dataDir: folder }]) {
      await (await openDatabase(location)).close();
    }
    project.provide('postgresUrl', cluster.urlOf());
    project.provide('postgresTemplate', databaseUrl.replace(/^.*\//, ''));
    project.provide('sqliteTemplate', sqliteFilePath(folder));
  } catch (error) {
    await teardown();
    throw error;
  }
}

export async function teardown(): Promise<void> {
  await cluster?.remove();
  rmSync(folder, { recursive: true, force: true });
}
