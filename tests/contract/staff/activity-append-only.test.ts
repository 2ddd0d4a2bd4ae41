import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import { recordActivity } from '@/lib/server/staff/activity/record-activity';
import { makeTestDatabase } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';

const decided = (detail: string) => ({
  actor: { kind: 'staff' as const, id: 'a' },
  action: 'customer.decided' as const,
  detail,
});

describe.each(DATABASE_KINDS)('The database itself (%s)', (kind) => {
  test('refuses to change, delete or empty the record of activity, and takes new entries', async () => {
    const { location, remove } = await makeTestDatabase(kind);
    const { kysely, close } = await openDatabase(location);
    try {
      await recordActivity(kysely, decided('PASS'));
      const statements = ["update activity set detail = 'FAIL'", "delete from activity where actor_id = 'a'"];
      if (kind === 'postgres') statements.push('truncate activity');
      for (const statement of statements) {
        await expect(sql.raw(statement).execute(kysely), statement).rejects.toThrow('append-only');
      }
      await recordActivity(kysely, decided('FAIL'));
      const rows = await kysely.selectFrom('activity').select('detail').orderBy('id').execute();
      expect(rows).toEqual([{ detail: 'PASS' }, { detail: 'FAIL' }]);
    } finally {
      await close();
      remove();
    }
  });
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
