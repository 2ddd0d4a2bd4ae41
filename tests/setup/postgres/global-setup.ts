import 'vitest';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../../lib/server/db/connection/open-database';
import { type PostgresCluster, startPostgresCluster } from './cluster';
import { createPostgresDatabase } from './create-database';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the administrative database of the tests' PostgreSQL. */
    postgresUrl: string;
    /** Name of a migrated, empty database to copy. */
    postgresTemplate: string;
  }
}

let cluster: PostgresCluster | undefined;

/** Starts one PostgreSQL for all contract tests, with a migrated database that each test file copies. */
export async function setup(project: TestProject): Promise<void> {
  cluster = await startPostgresCluster();
  try {
    const url = await createPostgresDatabase(cluster.urlOf());
    const database = await openDatabase({ databaseUrl: url, dataDir: '' });
    await database.close();
    project.provide('postgresUrl', cluster.urlOf());
    project.provide('postgresTemplate', url.replace(/^.*\//, ''));
  } catch (error) {
    await cluster.remove();
    throw error;
  }
}

export async function teardown(): Promise<void> {
  await cluster?.remove();
}
