import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '../../../lib/server/db/connection/open-database';
import { loadDocumentKeys } from '../../../lib/server/sealing/load-document-keys';
import { createPostgresDatabase, runStatement } from '../../setup/postgres/create-database';
import { serveStore } from '../support/contract-api';
import { success } from '../support/reply';
import { makeTarget } from '../support/sample';

const documentKeys = `k1:${randomBytes(32).toString('base64')}`;
const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function startInstance(databaseUrl: string) {
  const database = await openDatabase({ databaseUrl, dataDir: '' });
  cleanups.push(() => database.close());
  const keys = await loadDocumentKeys(database, { documentKeys, dataDir: '' });
  const api = await serveStore(async () => ({ database, keys }), 'over HTTP');
  cleanups.push(api.close);
  return api;
}

/** An empty database whose transactions run at the given isolation level by default. */
async function makeDatabase(isolation: string): Promise<string> {
  const url = await createPostgresDatabase(inject('postgresUrl'));
  const name = url.replace(/^.*\//, '');
  await runStatement(url, `alter database ${name} set default_transaction_isolation = '${isolation}'`);
  return url;
}

// Distributed engines that speak PostgreSQL run every transaction as serializable and make the loser retry.
describe.each(['read committed', 'repeatable read', 'serializable'])(
  'Two instances on one database (%s)',
  (isolation) => {
    test('start at once on an empty database and serve the same customers', async () => {
      const url = await makeDatabase(isolation);
      const [first, second] = await Promise.all([startInstance(url), startInstance(url)]);
      const target = makeTarget();
      expect(await first.call('createOrUpdateCustomer', target)).toEqual(success({ type: 'createCustomer' }));
      expect(await second.call('createOrUpdateCustomer', target)).toEqual(success({ type: 'updateCustomer' }));
      expect(await second.call('updateStatus', { email: target.email, status: 'PASS' })).toEqual(success());
      expect(await first.call('getDocumentImages', { email: target.email })).toEqual(
        success({ status: 'PASS', target }),
      );
    });

    test('create exactly one customer of 50 simultaneous first requests', async () => {
      const url = await makeDatabase(isolation);
      const instances = await Promise.all([startInstance(url), startInstance(url)]);
      const target = makeTarget();
      const requests = Array.from({ length: 50 }, (_, index) =>
        instances[index % 2]?.call('createOrUpdateCustomer', target),
      );
      const replies = await Promise.all(requests);
      const types = replies.map((reply) => reply?.body.type);
      expect(types.filter((type) => type === 'createCustomer')).toHaveLength(1);
      expect(types.filter((type) => type === 'updateCustomer')).toHaveLength(49);
      expect(instances.flatMap(({ failures }) => failures)).toEqual([]);
    });

    test('keep every one of many simultaneous updates of one customer', async () => {
      const url = await makeDatabase(isolation);
      const instances = await Promise.all([startInstance(url), startInstance(url)]);
      const { email, documents } = makeTarget();
      const names = ['fn', 'ln', 'addr', 'city', 'state', 'zip', 'phone'];
      const updates = names.map((name, index) =>
        instances[index % 2]?.call('createOrUpdateCustomer', { email, documents, [name]: name }),
      );
      await Promise.all(updates);
      const stored = Object.fromEntries(names.map((name) => [name, name]));
      expect(await instances[0].call('getStatus', { email })).toEqual(success({ target: { email, ...stored } }));
    });
  },
);
