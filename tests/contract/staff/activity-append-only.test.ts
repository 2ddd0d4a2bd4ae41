import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import { loadDocumentKeys } from '@/lib/server/sealing/load-document-keys';
import { recordActivity } from '@/lib/server/staff/activity/record-activity';
import { sealActivity } from '@/lib/server/staff/activity/seal-activity';
import { makeTestDatabase } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';

const decided = (detail: 'PASS' | 'FAIL') => ({
  actor: { kind: 'staff' as const, id: 'a' },
  action: 'customer.decided' as const,
  detail,
});

/** What would change, remove or replace an entry, or take the head of the chain back. */
const ON_BOTH = [
  "update activity set detail = 'FAIL'",
  "delete from activity where actor_id = 'a'",
  `insert into activity select * from activity where true on conflict (id) do update set detail = 'FAIL'`,
  'delete from activity_head',
  'update activity_head set position = position - 1',
  'update activity_head set seal = null',
];
const COLUMNS = 'id, at, actor_kind, actor_id, action, subject_id, detail, address_digest, digest, position';
const CHANGED = "at, actor_kind, actor_id, action, subject_id, 'FAIL', address_digest, digest";
const ON_ONE = {
  sqlite: [
    `insert or replace into activity (${COLUMNS}) select id, ${CHANGED}, 1000 from activity`,
    `replace into activity (${COLUMNS}) select 'other', ${CHANGED}, position from activity`,
    `replace into activity (rowid, ${COLUMNS}) select rowid, 'other', ${CHANGED}, 1000 from activity`,
    "update or replace activity set detail = 'FAIL'",
    'replace into activity_head select * from activity_head',
  ],
  postgres: [
    'truncate activity',
    'truncate activity cascade',
    'truncate activity_head',
    "set session_replication_role = replica; update activity set detail = 'FAIL'",
    `merge into activity using (select 1) as one on true when matched then update set detail = 'FAIL'`,
  ],
};

describe.each(DATABASE_KINDS)('The database itself (%s)', (kind) => {
  test.each([...ON_BOTH, ...ON_ONE[kind]])('refuses, and takes new entries afterwards: %s', async (statement) => {
    const { location, remove } = await makeTestDatabase(kind);
    const database = await openDatabase(location);
    const { kysely } = database;
    try {
      await recordActivity(kysely, decided('PASS'));
      await sealActivity(database, await loadDocumentKeys(database, location), 5);
      await expect(sql.raw(statement).execute(kysely)).rejects.toThrow('append-only');
      await recordActivity(kysely, decided('FAIL'));
      const rows = await kysely.selectFrom('activity').select('detail').orderBy('position').execute();
      expect(rows).toEqual([{ detail: 'PASS' }, { detail: 'FAIL' }]);
    } finally {
      await database.close();
      await remove();
    }
  });
});

/** The migration that chained the entries wrote digests beside them. */
const CHAINING = join('lib', 'server', 'db', 'migrations', '0022-activity-chain.ts');

const CHANGES_ACTIVITY = /(updateTable|deleteFrom)\(\s*['"`]activity['"`]|(update|delete from|truncate)\s+activity\b/i;

test('No code changes or deletes an entry of the record', () => {
  const files = ['app', 'lib'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const sources = files.filter((name) => /\.tsx?$/.test(name) && name !== CHAINING);
  expect(sources.length).toBeGreaterThan(100);
  expect(CHANGES_ACTIVITY.test(".deleteFrom('activity')")).toBe(true);
  expect(sources.filter((name) => CHANGES_ACTIVITY.test(readFileSync(name, 'utf8')))).toEqual([]);
});
