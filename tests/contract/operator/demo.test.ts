import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../lib/server/db/connection/open-database';
import { enterByDemoLink, makeDemoLink } from '../../../lib/server/demo/demo-entrance';
import { prepareDemo } from '../../../lib/server/demo/prepare-demo';
import { loadDocumentKeys } from '../../../lib/server/sealing/load-document-keys';
import { CUSTOMER_SOURCES } from '../../../lib/shared/customer/customer-source';
import { CUSTOMER_STATUSES } from '../../../lib/shared/customer/customer-status';
import { STAFF_ROLES } from '../../../lib/shared/staff/staff';
import { addMember, openStaffEntrance } from '../../setup/staff-entrance';
import { DATABASE_KINDS } from '../support/describe-contract';
import { makeLocation, startPortalStorage } from '../support/operated-portal';
import { runOperator } from '../support/run-operator';
import { makeTarget } from '../support/sample';

const NOW = Date.now();

async function openStore(kind: (typeof DATABASE_KINDS)[number]) {
  const location = await makeLocation(kind);
  const database = await openDatabase(location);
  onTestFinished(() => database.close());
  return { location, store: { database, keys: await loadDocumentKeys(database, location) } };
}

const caller = () => ({ headers: new Headers(), address: '127.0.0.1', now: Date.now() });
const tokenOf = (path: string) => path.split('/').at(-1) ?? '';

describe.each(DATABASE_KINDS)('A demo (%s)', (kind) => {
  test('holds something for every page of the console, and the operator finds nothing wrong with it', async () => {
    const { location, store } = await openStore(kind);
    await prepareDemo(store, NOW);
    const { kysely } = store.database;
    const distinct = async (table: 'customers' | 'decisions' | 'activity', column: string) =>
      new Set(
        (await kysely.selectFrom(table).selectAll().execute()).map((row) => (row as Record<string, unknown>)[column]),
      );
    expect(await distinct('customers', 'status')).toEqual(new Set(CUSTOMER_STATUSES));
    expect(await distinct('customers', 'source')).toEqual(new Set(CUSTOMER_SOURCES));
    expect((await distinct('decisions', 'reason')).size).toBeGreaterThan(5);
    expect((await distinct('activity', 'action')).size).toBeGreaterThan(5);
    const members = await kysely.selectFrom('staff_accounts').selectAll().execute();
    expect(new Set(members.map(({ role }) => role))).toEqual(new Set(STAFF_ROLES));
    expect(members.filter(({ disabled_at }) => disabled_at !== null)).toHaveLength(1);
    const invitations = await kysely.selectFrom('invitations').selectAll().execute();
    expect(invitations.filter(({ used_at }) => used_at !== null)).not.toEqual([]);
    expect(invitations.filter(({ revoked_at }) => revoked_at !== null)).not.toEqual([]);
    expect(invitations.filter(({ expires_at }) => expires_at < NOW)).not.toEqual([]);
    expect(await kysely.selectFrom('held_submissions').selectAll().execute()).toHaveLength(1);
    const sets = await kysely.selectFrom('document_sets').select('customer_id').execute();
    expect(sets.length).toBeGreaterThan(new Set(sets.map(({ customer_id }) => customer_id)).size);
    const versions = await kysely.selectFrom('customer_versions').select('customer_id').execute();
    expect(versions).toHaveLength(sets.length - new Set(sets.map(({ customer_id }) => customer_id)).size);
    const consents = await kysely.selectFrom('consents').selectAll().execute();
    expect(consents.length).toBeGreaterThan(5);
    const run = await runOperator(location, ['check']);
    expect(run).toMatchObject({ status: 0, printed: expect.stringContaining('72 customers') });
  });

  test('happened in the past, in the order of its ids', async () => {
    const { store } = await openStore(kind);
    await prepareDemo(store, NOW);
    for (const table of ['activity', 'status_history'] as const) {
      const rows = await store.database.kysely.selectFrom(table).select('at').orderBy('id').execute();
      const times = rows.map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(Math.max(...times)).toBeLessThanOrEqual(NOW);
    }
  });

  test('shows each decision once: the change of status that it caused names it', async () => {
    const { store } = await openStore(kind);
    await prepareDemo(store, NOW);
    const changes = await store.database.kysely
      .selectFrom('status_history')
      .select('decision_id')
      .where('cause', '=', 'updateStatus')
      .execute();
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.filter(({ decision_id }) => decision_id === null)).toEqual([]);
  });

  test('is filled once', async () => {
    const { store } = await openStore(kind);
    await prepareDemo(store, NOW);
    await prepareDemo(store, NOW);
    expect(await store.database.kysely.selectFrom('staff_accounts').select('id').execute()).toHaveLength(4);
  });

  test('is not mixed with real customers or real staff', async () => {
    const { location } = await openStore(kind);
    const portal = await startPortalStorage(location);
    await portal.call('createOrUpdateCustomer', makeTarget());
    const store = { database: portal.database, keys: await portal.getKeys() };
    await expect(prepareDemo(store, NOW)).rejects.toThrow('customers already');
    await addMember(openStaffEntrance(portal.database), 'robin@example.com', 'reviewer');
    await expect(prepareDemo(store, NOW)).rejects.toThrow('real staff');
  });

  test('signs in as its administrator whoever opens its link, once', async () => {
    const { store } = await openStore(kind);
    await prepareDemo(store, NOW);
    const entrance = openStaffEntrance(store.database);
    const token = tokenOf(makeDemoLink());
    expect(await enterByDemoLink(entrance, caller(), 'guessed')).toBe(false);
    expect(await enterByDemoLink(entrance, caller(), token)).toBe(true);
    const sessions = () =>
      store.database.kysely
        .selectFrom('staff_sessions')
        .innerJoin('staff_accounts', 'staff_accounts.id', 'staff_id')
        .select('role')
        .execute();
    expect(await sessions()).toEqual([{ role: 'administrator' }]);
    expect(await enterByDemoLink(entrance, caller(), token)).toBe(false);
    const replaced = tokenOf(makeDemoLink());
    const next = tokenOf(makeDemoLink());
    expect(await enterByDemoLink(entrance, caller(), replaced)).toBe(false);
    expect(await enterByDemoLink(entrance, caller(), next)).toBe(true);
    expect(await sessions()).toHaveLength(2);
  });
});
