import { randomUUID } from 'node:crypto';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import { rewrapImages } from '@/lib/server/operator/keys/rewrap-images';
import { erasePerson } from '@/lib/server/operator/person/erase-person';
import { seedCustomers } from '@/lib/server/operator/seed/seed-customers';
import { parseDocumentKeys } from '@/lib/server/sealing/document-keys';
import { createPostgresDatabase, dropPostgresDatabase, runStatement } from '../../setup/postgres/create-database';
import { makeTestFolder } from '../../setup/test-database';
import { TEST_KEYS } from '../support/submission-storage';

const keyOf = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const NEWER_KEYS = parseDocumentKeys(`k2:${keyOf(8)},k1:${keyOf(7)}`, 'the test');

test('an account that owns one schema, and may do nothing else on the server, serves, rotates and erases', async () => {
  const adminUrl = inject('postgresUrl');
  const { folder, remove } = makeTestFolder();
  const url = await createPostgresDatabase(adminUrl);
  const account = `portal_${randomUUID().replaceAll('-', '')}`;
  onTestFinished(remove);
  onTestFinished(async () => {
    await dropPostgresDatabase(adminUrl, url);
    await runStatement(adminUrl, `drop role ${account}`);
  });
  // As docs/OPERATING.md has it.
  await runStatement(url, `create role ${account} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls`);
  await runStatement(url, 'drop schema public cascade');
  await runStatement(url, `create schema ${account} authorization ${account}`);

  const asAccount = new URL(url);
  asAccount.username = account;
  asAccount.password = '';
  const database = await openDatabase({ dataDir: folder, databaseUrl: asAccount.href });
  onTestFinished(() => database.close());
  await seedCustomers(database, TEST_KEYS, { count: 3, now: Date.now(), onProgress: () => undefined });
  // Three fronts and a back.
  expect(await rewrapImages(database, NEWER_KEYS, () => undefined)).toEqual({ rewrapped: 4, unreadable: [] });
  const { email } = await database.kysely.selectFrom('customers').select('email').limit(1).executeTakeFirstOrThrow();
  await erasePerson(database, email);
  expect(await database.kysely.selectFrom('customers').select('id').execute()).toHaveLength(2);
});
