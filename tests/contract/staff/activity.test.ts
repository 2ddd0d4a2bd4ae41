import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { createEmbeddedDirectory } from '@/lib/server/customer-store/directory/embedded-directory';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import { lookUpByText, lookUpCustomers } from '@/lib/server/lookup/look-up';
import { exportActivity } from '@/lib/server/staff/activity/export-activity';
import { listActivity, readActivity } from '@/lib/server/staff/activity/list-activity';
import { type Activity, recordActivity } from '@/lib/server/staff/activity/record-activity';
import { AuthorityError, type StaffMember } from '@/lib/server/staff/authority';
import { readCustomerListQuery } from '@/lib/shared/review/customer-list-query';
import type { ActivityEntry, ActivityFilters } from '@/lib/shared/staff/activity';
import { readActivityQuery, toActivityFilters } from '@/lib/shared/staff/activity-query';
import { STAFF_ROLES } from '@/lib/shared/staff/staff';
import { makeTestDatabase } from '../../setup/test-database';
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
      await recordActivity(database.kysely, byStaff('=staff', 'customer.opened', { detail }));
    const csv = (await collect(exportActivity(ADMINISTRATOR, database, {}))).join('');
    expect(csv.startsWith('\uFEFFTime (UTC),Who,')).toBe(true);
    expect(csv).toContain(",'=staff,");
    for (const detail of dangerous.slice(0, 4)) expect(csv).toContain(`,'${detail}\r\n`);
    expect(csv).toContain(',"a ""quoted"", word\nand line"\r\n');
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

  test.each(STAFF_ROLES.filter((role) => role !== 'administrator'))('is not shown to the role %s', async (role) => {
    const database = await start();
    const member = memberOf(role);
    await expect(listActivity(member, database, {}, {})).rejects.toThrow(AuthorityError);
    await expect(collect(readActivity(member, database, {}))).rejects.toThrow(AuthorityError);
    await expect(collect(exportActivity(member, database, {}))).rejects.toThrow(AuthorityError);
  });
});

describe.each(DATABASE_KINDS)('The database itself (%s)', (kind) => {
  test('refuses to change, delete or empty the record of activity, and takes new entries', async () => {
    const { location, remove } = await makeTestDatabase(kind);
    const { kysely, close } = await openDatabase(location);
    try {
      await recordActivity(kysely, byStaff('a', 'customer.decided', { detail: 'PASS' }));
      const statements = ["update activity set detail = 'FAIL'", "delete from activity where actor_id = 'a'"];
      if (kind === 'postgres') statements.push('truncate activity');
      for (const statement of statements) {
        await expect(sql.raw(statement).execute(kysely), statement).rejects.toThrow('append-only');
      }
      await recordActivity(kysely, byStaff('a', 'customer.decided', { detail: 'FAIL' }));
      const rows = await kysely.selectFrom('activity').select('detail').orderBy('id').execute();
      expect(rows).toEqual([{ detail: 'PASS' }, { detail: 'FAIL' }]);
    } finally {
      await close();
      remove();
    }
  });
});

test('Filters in an address that mean nothing count as none', () => {
  const query = readActivityQuery({ who: 'kind:nobody', action: 'drop table', from: 'yesterday', subject: ['a', 'b'] });
  expect(Object.values(toActivityFilters(query)).every((value) => value === undefined)).toBe(true);
  expect(readActivityQuery({ subject: 'x'.repeat(1000) }).subject).toBe('');
});

const CHANGES_ACTIVITY = /(updateTable|deleteFrom)\(\s*['"`]activity|(update|delete from|truncate)\s+activity\b/i;

test('No code changes or deletes an entry of the record', () => {
  const files = ['app', 'lib'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const sources = files.filter((name) => name.endsWith('.ts') || name.endsWith('.tsx'));
  expect(sources.length).toBeGreaterThan(100);
  expect(CHANGES_ACTIVITY.test(".deleteFrom('activity')")).toBe(true);
  expect(sources.filter((name) => CHANGES_ACTIVITY.test(readFileSync(name, 'utf8')))).toEqual([]);
});
