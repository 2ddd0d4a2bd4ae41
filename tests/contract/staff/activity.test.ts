import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { createEmbeddedDirectory } from '@/lib/server/customer-store/directory/embedded-directory';
import type { Database } from '@/lib/server/db/schema/database';
import { inTransaction } from '@/lib/server/db/transactions/in-transaction';
import { lookUpByText, lookUpCustomers } from '@/lib/server/lookup/look-up';
import { insertStaffAccount } from '@/lib/server/staff/accounts/insert-staff-account';
import { appendEntries } from '@/lib/server/staff/activity/append-entries';
import { exportActivity } from '@/lib/server/staff/activity/export-activity';
import { listActivity, readActivity } from '@/lib/server/staff/activity/list-activity';
import { type Activity, recordActivity, toNewEntry } from '@/lib/server/staff/activity/record-activity';
import { sendActivityExport } from '@/lib/server/staff/activity/send-activity-export';
import { listStaffNames } from '@/lib/server/staff/activity/staff-names';
import { AuthorityError, type StaffMember } from '@/lib/server/staff/authority';
import { readCustomerListQuery } from '@/lib/shared/review/customer-list-query';
import {
  type ActivityDetail,
  type ActivityEntry,
  type ActivityFilters,
  ENTRIES_PER_PAGE,
} from '@/lib/shared/staff/activity';
import { readActivityQuery, toActivityFilters } from '@/lib/shared/staff/activity-query';
import { STAFF_ROLES, type StaffRole } from '@/lib/shared/staff/staff';
import { loadWords } from '@/lib/shared/words/load-words';
import { DATABASE_KINDS } from '../support/describe-contract';
import { makeLocation, startPortalStorage } from '../support/operated-portal';

const memberOf = (role: StaffMember['role']): StaffMember => ({
  ...{ id: `${role}-id`, name: role, emailAddress: `${role}@example.com`, role },
});
const ADMINISTRATOR = memberOf('administrator');

const byStaff = (id: string, action: Activity['action'], more: Partial<Activity> = {}): Activity => ({
  ...{ actor: { kind: 'staff', id }, action },
  ...more,
});

async function collect<T>(parts: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

describe.each(DATABASE_KINDS)('The record of activity (%s)', (kind) => {
  const start = async () => (await startPortalStorage(await makeLocation(kind))).database;

  test('is filtered by who, what, whom it concerns and when', async () => {
    const database = await start();
    const { kysely } = database;
    await recordActivity(kysely, byStaff('a', 'customer.opened', { subjectId: 'c1' }));
    await recordActivity(kysely, byStaff('b', 'customer.decided', { subjectId: 'c1', detail: 'PASS' }));
    await recordActivity(kysely, { actor: { kind: 'operator' }, action: 'person.exported', subjectId: 'c2' });
    const list = async (filters: ActivityFilters) =>
      (await listActivity(ADMINISTRATOR, database, filters, {})).entries.map(({ action }) => action);
    expect(await list({})).toEqual(['person.exported', 'customer.decided', 'customer.opened']);
    expect(await list({ actorId: 'a' })).toEqual(['customer.opened']);
    expect(await list({ actorKind: 'operator' })).toEqual(['person.exported']);
    expect(await list({ subjectId: 'c1', action: 'customer.decided' })).toEqual(['customer.decided']);
    const now = Date.now();
    expect(await list({ from: now - 60_000, until: now + 60_000 })).toHaveLength(3);
    expect(await list({ until: now - 60_000 })).toEqual([]);
  });

  test('is paged by key both ways, newest first, and read whole', async () => {
    const database = await start();
    const count = 120;
    for (let number = 0; number < count; number += 1) {
      await recordActivity(database.kysely, byStaff('a', 'customer.opened', { subjectId: `c${number}` }));
    }
    const at = (place: Parameters<typeof listActivity>[3]) => listActivity(ADMINISTRATOR, database, {}, place);
    const first = await at({});
    const second = await at({ olderThan: first.older });
    const third = await at({ olderThan: second.older });
    const subjects = [first, second, third].flatMap(({ entries }) => entries.map(({ subjectId }) => subjectId));
    expect(subjects).toEqual(Array.from({ length: count }, (_, number) => `c${count - 1 - number}`));
    expect([first.newer, third.older]).toEqual([undefined, undefined]);
    expect(await at({ newerThan: third.newer })).toEqual(second);
    expect(await at({ newerThan: second.newer })).toEqual(first);
    const all: ActivityEntry[] = (await collect(readActivity(ADMINISTRATOR, database, {}))).flat();
    expect(all.map(({ subjectId }) => subjectId)).toEqual(subjects);
  });

  test('becomes a CSV that no spreadsheet takes for a formula', async () => {
    const database = await start();
    const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', 'a "quoted", word\nand line'];
    for (const detail of dangerous)
      await recordActivity(database.kysely, byStaff('=staff', 'customer.opened', { detail: detail as ActivityDetail }));
    const csv = (await collect(exportActivity(ADMINISTRATOR, database, {}))).join('');
    expect(csv.startsWith('\uFEFFTime (UTC),Who,')).toBe(true);
    expect(csv).toContain(",'=staff,");
    for (const detail of dangerous.slice(0, 4)) expect(csv).toContain(`,'${detail},\r\n`);
    expect(csv).toContain(',"a ""quoted"", word\nand line",\r\n');
    for (const cell of csv.slice(1).split(/\r\n|,/)) expect(cell).not.toMatch(/^"?[=+\-@\t\r]/);
  });

  test('says that somebody searched, once for all pages, and not for what', async () => {
    const database = await start();
    const [member, query] = [memberOf('entry'), readCustomerListQuery({})];
    const search = { text: 'erika@example.com', query };
    const directory = createEmbeddedDirectory(database, (id) => id);
    await lookUpByText(member, { database, directory }, { ...search, after: undefined });
    await lookUpByText(member, { database, directory }, { ...search, after: { key: 'erika', id: 'x' } });
    await lookUpCustomers(member, directory, query);
    const { entries } = await listActivity(ADMINISTRATOR, database, {}, {});
    expect(entries).toMatchObject([{ action: 'customer.looked-up', actorId: 'entry-id', detail: 'search' }]);
    expect(JSON.stringify(entries)).not.toContain('erika');
  });

  test('holds what it was told of each entry, and when', async () => {
    const { kysely } = await start();
    await recordActivity(kysely, byStaff('a', 'customer.decided', { subjectId: 'c1', detail: 'PASS' }), 5);
    await recordActivity(kysely, { actor: { kind: 'operator' }, action: 'person.exported' });
    const rows = await kysely.selectFrom('activity').selectAll().orderBy('id').execute();
    expect(rows).toEqual([
      {
        ...{ id: expect.any(String), at: 5, actor_kind: 'staff', actor_id: 'a' },
        ...{ action: 'customer.decided', subject_id: 'c1', detail: 'PASS', address_digest: null },
        ...{ position: 1, digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
      {
        ...{ id: expect.any(String), at: expect.any(Number), actor_kind: 'operator', actor_id: null },
        ...{ action: 'person.exported', subject_id: null, detail: null, address_digest: null },
        ...{ position: 2, digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
      },
    ]);
    expect(Math.abs(Date.now() - (rows[1]?.at ?? 0))).toBeLessThan(60_000);
  });

  test('is shown without what an entry does not have', async () => {
    const database = await start();
    await recordActivity(database.kysely, { actor: { kind: 'system' }, action: 'staff.sign-in-refused' }, 5);
    const { entries } = await listActivity(ADMINISTRATOR, database, {}, {});
    expect(entries).toEqual([
      {
        ...{ id: expect.any(String), at: 5, actorKind: 'system', actorId: undefined },
        ...{ action: 'staff.sign-in-refused', subjectId: undefined, detail: undefined },
      },
    ]);
  });

  /** Entries from specific moments, as encoded in their ids. */
  async function recordAt(database: Database, ...times: number[]) {
    const entries = times.map((at) => {
      const activity = { actor: { kind: 'staff', id: 'a' }, action: 'customer.opened' } as const;
      return toNewEntry(activity, uuidv7({ msecs: at }), at);
    });
    await inTransaction(database, (transaction) => appendEntries(transaction, () => entries));
  }

  test('is filtered by the first moment that counts and the first that counts no more', async () => {
    const database = await start();
    const [before, from, between, until] = [1_000_000, 1_000_001, 1_000_002, 1_000_003];
    await recordAt(database, before, from, between, until);
    const list = async (filters: ActivityFilters) =>
      (await listActivity(ADMINISTRATOR, database, filters, {})).entries.map(({ at }) => at);
    expect(await list({ from, until })).toEqual([between, from]);
    expect(await list({ from })).toEqual([until, between, from]);
    expect(await list({ until })).toEqual([between, from, before]);
  });

  test('has one page only where it fills one exactly, and leads back from beyond its ends', async () => {
    const database = await start();
    await recordAt(database, ...Array.from({ length: ENTRIES_PER_PAGE }, (_, number) => 1_000 + number));
    const at = (place: Parameters<typeof listActivity>[3]) => listActivity(ADMINISTRATOR, database, {}, place);
    const only = await at({});
    expect([only.entries.length, only.older, only.newer]).toEqual([ENTRIES_PER_PAGE, undefined, undefined]);
    const oldest = only.entries.at(-1)?.id ?? '';
    expect(await at({ olderThan: oldest })).toEqual({ entries: [], older: undefined, newer: oldest });
    const newest = only.entries.at(0)?.id ?? '';
    expect(await at({ newerThan: newest })).toEqual({ entries: [], older: undefined, newer: undefined });
    const back = await at({ newerThan: only.entries.at(-1)?.id });
    expect(back.entries.map(({ id }) => id)).toEqual(only.entries.slice(0, -1).map(({ id }) => id));
    expect([back.older, back.newer]).toEqual([back.entries.at(-1)?.id, undefined]);
  });

  test('is read whole in parts of five hundred, none of them empty', async () => {
    const database = await start();
    const sizes = async () =>
      (await collect(readActivity(ADMINISTRATOR, database, {}))).map((entries) => entries.length);
    expect(await sizes()).toEqual([]);
    await recordAt(database, ...Array.from({ length: 500 }, (_, number) => 1_000 + number));
    expect(await sizes()).toEqual([500]);
    await recordAt(database, 1);
    expect(await sizes()).toEqual([500, 1]);
  });

  test('becomes a CSV that says who did what, to whom, in sentences and in fixed words', async () => {
    const database = await start();
    const id = await inTransaction(database, (transaction) =>
      insertStaffAccount(transaction, {
        ...{ name: 'Robin', email: 'robin@example.com', role: 'entry', hasShortPassword: 0, now: 1 },
      }),
    );
    const decided = byStaff(id, 'customer.decided', { subjectId: 'c1', detail: 'PASS' });
    await recordActivity(database.kysely, decided, Date.UTC(2026, 10, 26, 15, 4));
    await recordActivity(database.kysely, { actor: { kind: 'operator' }, action: 'person.exported' }, 0);
    const [header, operator, staff, ...rest] = (await collect(exportActivity(ADMINISTRATOR, database, {})))
      .join('')
      .split('\r\n');
    expect(header?.split(',')).toHaveLength(9);
    const { t } = (await loadWords('en')).of('activity');
    expect(staff).toBe(
      `2026-11-26T15:04:00.000Z,staff,${id},Robin,customer.decided,${t('actions.customer.decided')},c1,PASS,`,
    );
    expect(operator).toBe(
      `1970-01-01T00:00:00.000Z,"${t('actors.operator')}",,,person.exported,${t('actions.person.exported')},,,`,
    );
    expect(rest).toEqual(['']);
  });

  test('is sent as a file that no browser keeps, by what the address asks for, and that is recorded', async () => {
    const database = await start();
    await recordActivity(database.kysely, byStaff('a', 'customer.opened', { subjectId: 'c1' }));
    await recordActivity(database.kysely, byStaff('a', 'customer.opened', { subjectId: 'c2' }));
    const address = new URLSearchParams({ subject: 'c1' });
    const response = await sendActivityExport(database, ADMINISTRATOR, address, 'en');
    const day = new Date().toISOString().slice(0, 10);
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': `attachment; filename="activity-${day}.csv"`,
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(',c1,');
    expect((await listActivity(ADMINISTRATOR, database, {}, {})).entries[0]).toMatchObject({
      ...{ action: 'activity.exported', actorKind: 'staff', actorId: ADMINISTRATOR.id },
    });
  });

  test('is neither sent nor recorded as sent to who may not see it', async () => {
    const database = await start();
    const sent = sendActivityExport(database, memberOf('reviewer'), new URLSearchParams(), 'en');
    await expect(sent).rejects.toThrow(AuthorityError);
    expect((await listActivity(ADMINISTRATOR, database, {}, {})).entries).toEqual([]);
  });

  test('is read no further when the person stops the download', async () => {
    const database = await start();
    await recordAt(database, ...Array.from({ length: 1_100 }, (_, number) => 1_000 + number));
    const response = await sendActivityExport(database, ADMINISTRATOR, new URLSearchParams(), 'en');
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(await reader?.read()).toEqual({ done: true, value: undefined });
  });

  test('names everybody who has or had an account, by name, to who may look customers up', async () => {
    const database = await start();
    const add = (name: string, email: string) =>
      inTransaction(database, (transaction) =>
        insertStaffAccount(transaction, { name, email, role: 'entry', hasShortPassword: 0, now: 1 }),
      );
    const [sam, kim, other] = [await add('Sam', 's@x.io'), await add('Kim', 'k@x.io'), await add('Kim', 'l@x.io')];
    await database.kysely.updateTable('staff_accounts').set({ disabled_at: 1 }).where('id', '=', sam).execute();
    expect(await listStaffNames(memberOf('entry'), database)).toEqual([
      { id: kim, name: 'Kim' },
      { id: other, name: 'Kim' },
      { id: sam, name: 'Sam' },
    ]);
    const unknown = { ...ADMINISTRATOR, role: 'none' as StaffRole };
    await expect(listStaffNames(unknown, database)).rejects.toThrow();
  });

  test.each(STAFF_ROLES.filter((role) => role !== 'administrator'))('is not shown to the role %s', async (role) => {
    const database = await start();
    const member = memberOf(role);
    await expect(listActivity(member, database, {}, {})).rejects.toThrow(AuthorityError);
    await expect(collect(readActivity(member, database, {}))).rejects.toThrow(AuthorityError);
    await expect(collect(exportActivity(member, database, {}))).rejects.toThrow(AuthorityError);
  });
});

test('Filters in an address that mean nothing count as none', () => {
  const query = readActivityQuery({ who: 'kind:nobody', action: 'drop table', from: 'yesterday', subject: ['a', 'b'] });
  expect(Object.values(toActivityFilters(query)).every((value) => value === undefined)).toBe(true);
  expect(readActivityQuery({ subject: 'x'.repeat(1000) }).subject).toBe('');
});
