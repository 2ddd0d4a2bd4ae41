import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '@/lib/server/db/connection/open-database';
import { digestEntry } from '@/lib/server/db/migrations/0022-entry-digest';
import { getColumnTypes } from '@/lib/server/db/schema/column-types';
import type { Database, DatabaseKind } from '@/lib/server/db/schema/database';
import { inTransaction } from '@/lib/server/db/transactions/in-transaction';
import { loadDocumentKeys } from '@/lib/server/sealing/load-document-keys';
import { recordActivity, recordOnce } from '@/lib/server/staff/activity/record-activity';
import { sealActivity } from '@/lib/server/staff/activity/seal-activity';
import { makeUnmigratedDatabase } from '../support/database-at-0004';
import { DATABASE_KINDS } from '../support/describe-contract';
import { openAtMigration } from '../support/open-at-migration';
import { makeLocation, startPortalStorage } from '../support/operated-portal';
import { runOperator } from '../support/run-operator';

const ACTOR = { kind: 'staff', id: 'a' } as const;
const opened = (subjectId: string) => ({ actor: ACTOR, action: 'customer.opened', subjectId }) as const;

/** A record of entries 1 to 5, which concern c1 to c5. */
async function makeRecord(kind: DatabaseKind, isSealed = false) {
  const location = await makeLocation(kind);
  const { database } = await startPortalStorage(location);
  const { kysely } = database;
  for (const number of [1, 2, 3, 4, 5]) await recordActivity(kysely, opened(`c${number}`), number);
  const keys = await loadDocumentKeys(database, location);
  if (isSealed) await sealActivity(database, keys, 10);
  const rows = await kysely.selectFrom('activity').selectAll().orderBy('position').execute();
  const idOf = (position: number) => rows[position - 1]?.id ?? '';
  const check = (...more: string[]) => runOperator(location, ['activity-check', ...more]);
  return { location, database, keys, rows, idOf, check };
}

/** What somebody can do who owns the database: without the triggers. */
async function tamper(database: Database, ...statements: string[]): Promise<void> {
  const { activityGuard, chainGuard } = getColumnTypes(database.kind);
  await inTransaction(database, async (transaction) => {
    await chainGuard.lift(transaction);
    await activityGuard.lift(transaction);
    for (const statement of statements) await sql.raw(statement).execute(transaction);
    await activityGuard.set(transaction);
    await chainGuard.set(transaction);
  });
}

/** Computes digests and head anew, which takes no key. */
async function chainAnew(database: Database): Promise<void> {
  const rows = await database.kysely.selectFrom('activity').selectAll().orderBy('position').execute();
  let [digest, position] = ['', 0];
  const statements = rows.map((row) => {
    position += 1;
    digest = digestEntry({ ...row, position }, digest);
    return `update activity set position = ${position}, digest = '${digest}' where id = '${row.id}'`;
  });
  await tamper(database, ...statements, `update activity_head set position = ${position}, digest = '${digest}'`);
}

describe.each(DATABASE_KINDS)('The chain of the activity record (%s)', (kind) => {
  test('is whole, and its head can be kept elsewhere', async () => {
    const { check, rows } = await makeRecord(kind);
    const head = `5:${rows[4]?.digest}`;
    const first = await check();
    expect(first).toMatchObject({ status: 0, notes: '' });
    expect(first.printed).toContain('The record of activity is whole: 5 entries.\nIt had no seal yet.');
    expect(first.printed).toContain(`Head, to keep elsewhere: ${head}`);
    const again = await check('--head', head);
    expect(again).toMatchObject({ status: 0 });
    expect(again.printed).toContain('Sealed up to entry 5');
    expect(await check('--head', '5')).toMatchObject({ status: 2 });
  });

  test('of nothing is whole', async () => {
    const run = await runOperator(await makeLocation(kind), ['activity-check']);
    expect(run.printed).toContain('whole: 0 entries');
  });

  const CHANGES: [what: string, (record: Awaited<ReturnType<typeof makeRecord>>) => [string[], string]][] = [
    [
      'a changed row',
      ({ idOf }) => [
        [`update activity set subject_id = 'c9' where id = '${idOf(3)}'`],
        `entry ${idOf(3)}, number 3 in the record: it was changed after it was written`,
      ],
    ],
    [
      'a changed last row',
      ({ idOf }) => [
        [`update activity set at = 9 where id = '${idOf(5)}'`],
        `entry ${idOf(5)}, number 5 in the record: it was changed`,
      ],
    ],
    [
      'a removed row',
      ({ idOf }) => [
        [`delete from activity where id = '${idOf(3)}'`],
        `entry ${idOf(4)}: 1 entry before it, from number 3 on, removed`,
      ],
    ],
    [
      'the first rows removed',
      ({ idOf }) => [
        [`delete from activity where position < 3`],
        `entry ${idOf(3)}: 2 entries before it, from number 1 on, removed`,
      ],
    ],
    [
      'a row inserted without a place',
      () => [
        ["insert into activity (id, at, actor_kind, action) values ('x', 1, 'system', 'customer.opened')"],
        'entry x: it was put in without being recorded',
      ],
    ],
    [
      'a row inserted after the last one',
      ({ rows }) => {
        const entry = { ...{ id: 'x', at: 9, actor_kind: 'system', actor_id: null, action: 'customer.opened' } };
        const rest = { subject_id: null, detail: null, address_digest: null, position: 6 };
        const digest = digestEntry({ ...entry, ...rest }, rows[4]?.digest ?? '');
        const values = `('x', 9, 'system', 'customer.opened', 6, '${digest}')`;
        return [
          [`insert into activity (id, at, actor_kind, action, position, digest) values ${values}`],
          'entry x: it was put in without being recorded',
        ];
      },
    ],
    [
      'a row inserted in the place of another',
      ({ idOf }) => [
        [`update activity set id = 'x', digest = 'other' where id = '${idOf(2)}'`],
        'entry x, number 2 in the record: it is not what was written there',
      ],
    ],
    [
      'two swapped rows',
      ({ idOf }) => [
        [
          `update activity set position = 100 where id = '${idOf(2)}'`,
          `update activity set position = 2 where id = '${idOf(3)}'`,
          `update activity set position = 3 where id = '${idOf(2)}'`,
        ],
        `entry ${idOf(3)}, number 2 in the record: it is not what was written there`,
      ],
    ],
    [
      'a cut end',
      ({ idOf }) => [
        ['delete from activity where position > 3'],
        `entry ${idOf(3)}: it is the last one left, and 2 entries after it were removed`,
      ],
    ],
    ['everything removed', () => [['delete from activity'], 'all 5 entries of the record were removed']],
    [
      'a changed head',
      () => [["update activity_head set digest = 'other'"], 'the head of the record: it does not fit'],
    ],
    ['no head', () => [['delete from activity_head'], 'the head of the record is missing']],
  ];

  test.each(CHANGES)('shows %s', async (_what, change) => {
    const record = await makeRecord(kind);
    const [statements, sentence] = change(record);
    await tamper(record.database, ...statements);
    const run = await record.check();
    expect(run).toMatchObject({ status: 1, notes: '' });
    expect(run.printed).toContain(`The record of activity is not whole. The first break:\n- ${sentence}`);
    expect((await runOperator(record.location, ['check'])).printed).toContain(`the record of activity: ${sentence}`);
  });

  test('under seal shows that it was written anew, up to the sealed entry', async () => {
    const { database, keys, idOf, check } = await makeRecord(kind, true);
    await recordActivity(database.kysely, opened('c6'), 11);
    await tamper(database, `update activity set subject_id = 'c9' where id = '${idOf(3)}'`);
    await chainAnew(database);
    const run = await check();
    expect(run.status).toBe(1);
    expect(run.printed).toContain(`entry ${idOf(5)}, number 5 in the record: it is not the one that was sealed`);
    expect(await sealActivity(database, keys, 12)).toBe('refused');
  });

  test('under seal shows a cut end, wherever the head was put', async () => {
    const { database, keys, idOf, check } = await makeRecord(kind, true);
    await tamper(database, 'delete from activity where position > 3');
    await chainAnew(database);
    expect((await check()).printed).toContain(`entry ${idOf(3)}: it is the last one left, and 2 entries after it`);
    await recordActivity(database.kysely, opened('c4'));
    await recordActivity(database.kysely, opened('c5'));
    expect((await check()).printed).toContain('it is not the one that was sealed');
    expect(await sealActivity(database, keys, 12)).toBe('refused');
  });

  test('shows a false seal, and one whose key is not there', async () => {
    const { database, location, check } = await makeRecord(kind, true);
    const documentKeys = `other:${Buffer.alloc(32, 7).toString('base64')}`;
    const unknown = await runOperator(location, ['activity-check'], { documentKeys });
    expect(unknown).toMatchObject({
      status: 1,
      printed: expect.stringContaining('document key "k1" is not configured'),
    });
    await tamper(database, 'update activity_head set sealed_since = 5');
    expect(await check()).toMatchObject({ status: 1, printed: expect.stringContaining('not made under the document') });
  });

  test('written anew without a seal shows by a head that was kept elsewhere', async () => {
    const { database, idOf, rows, check } = await makeRecord(kind, true);
    await tamper(
      database,
      `update activity set subject_id = 'c9' where id = '${idOf(3)}'`,
      'update activity_head set seal = null, sealed_position = null',
    );
    await chainAnew(database);
    const run = await check('--head', `5:${rows[4]?.digest}`);
    expect(run.printed).toContain(
      `entry ${idOf(5)}, number 5 in the record: its digest is not the one given with --head`,
    );
    expect(run.status).toBe(1);
    expect((await check()).printed).toContain('It had no seal yet. If the portal has run before, somebody may');
  });

  test('is sealed as far as it goes, and only when something is new', async () => {
    const { database, keys } = await makeRecord(kind, true);
    expect(await sealActivity(database, keys, 11)).toBe('unchanged');
    await recordActivity(database.kysely, opened('c6'));
    expect(await sealActivity(database, keys, 12)).toBe('sealed');
    const head = await database.kysely.selectFrom('activity_head').selectAll().executeTakeFirstOrThrow();
    expect(head).toMatchObject({ sealed_position: 6, sealed_digest: head.digest, sealed_at: 12, sealed_since: 10 });
  });

  test('keeps its seal when keys are rotated and the old one is retired', async () => {
    const { location, database, check } = await makeRecord(kind, true);
    expect(await runOperator(location, ['rotate-keys'])).toMatchObject({ status: 0 });
    expect(await runOperator(location, ['rotate-keys', '--retire'])).toMatchObject({ status: 0 });
    const { seal } = await database.kysely.selectFrom('activity_head').select('seal').executeTakeFirstOrThrow();
    expect(seal).toMatch(/^k2:/);
    expect(await check()).toMatchObject({ status: 0, printed: expect.stringContaining('under seal since 1970') });
  });

  test('holds when two instances append at once, and goes on from the last entry', async () => {
    const { location, database, check } = await makeRecord(kind);
    const other = await openDatabase(location);
    try {
      const appendAll = (instance: Database, name: string) =>
        Promise.all(
          Array.from({ length: 40 }, (_, number) =>
            number % 2 === 0
              ? recordActivity(instance.kysely, opened(`${name}${number}`))
              : inTransaction(instance, async (transaction) => {
                  await recordActivity(transaction, opened(`${name}${number}`));
                  await recordActivity(transaction, opened(`${name}${number} too`));
                }),
          ),
        );
      await Promise.all([appendAll(database, 'one'), appendAll(other, 'other')]);
      const rows = await other.kysely.selectFrom('activity').select('position').orderBy('position').execute();
      expect(rows.map(({ position }) => position)).toEqual(Array.from({ length: 125 }, (_, index) => index + 1));
      expect(await check()).toMatchObject({ status: 0 });
    } finally {
      await other.close();
    }
  });

  test('holds nothing of a transaction that was rolled back', async () => {
    const { database, check } = await makeRecord(kind);
    const failed = inTransaction(database, async (transaction) => {
      await recordActivity(transaction, opened('never'));
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    await recordActivity(database.kysely, opened('c6'));
    expect(await check()).toMatchObject({ status: 0, printed: expect.stringContaining('whole: 6 entries') });
  });

  test('leaves one entry where the same is recorded at once by many', async () => {
    const { database } = await makeRecord(kind);
    const once = () => recordOnce(database.kysely, opened('same'), { at: 1_000, forMs: 500 });
    await Promise.all(Array.from({ length: 8 }, once));
    await recordOnce(database.kysely, opened('same'), { at: 2_000, forMs: 500 });
    const same = database.kysely.selectFrom('activity').select('at').where('subject_id', '=', 'same').orderBy('at');
    expect(await same.execute()).toEqual([{ at: 1_000 }, { at: 2_000 }]);
  });

  test('holds after a restore, which brings its seal back', async () => {
    const { location, database, check } = await makeRecord(kind, true);
    const file = join(location.dataDir, 'saved.backup');
    await runOperator(location, ['backup', file]);
    await recordActivity(database.kysely, opened('later'));
    expect(await runOperator(location, ['restore', file, '--force'])).toMatchObject({ status: 0 });
    const run = await check();
    expect(run).toMatchObject({ status: 0, printed: expect.stringContaining('whole: 5 entries') });
    expect(run.printed).toContain('Sealed up to entry 5, at 1970-01-01T00:00:00.010Z');
    await recordActivity(database.kysely, opened('c6'));
    expect(await check()).toMatchObject({ status: 0, printed: expect.stringContaining('whole: 6 entries') });
  });

  test('takes up what an earlier version wrote, and says so', async () => {
    const { location, remove } = await makeUnmigratedDatabase(kind);
    const earlier = await openAtMigration(location, '0021-mailbox-codes');
    for (const id of ['b', 'a', 'c']) {
      await sql`insert into activity (id, at, actor_kind, action) values (${id}, 1, 'system', 'x')`.execute(
        earlier.kysely,
      );
    }
    await earlier.close();
    const database = await openDatabase(location);
    try {
      await recordActivity(database.kysely, opened('new'));
      const run = await runOperator(location, ['activity-check']);
      expect(run).toMatchObject({ status: 0, printed: expect.stringContaining('whole: 4 entries') });
      expect(run.printed).toContain('3 of them were written before the record was a chain');
      await tamper(database, "update activity set action = 'y' where id = 'b'");
      expect((await runOperator(location, ['activity-check'])).printed).toContain('entry b, number 2 in the record');
    } finally {
      await database.close();
      remove();
    }
  });

  test('is written as JSON lines, from where the last export ended', async () => {
    const { location, rows, idOf } = await makeRecord(kind);
    const run = await runOperator(location, ['activity-export', '--after', '4']);
    expect(run).toMatchObject({ status: 0, notes: '' });
    const lines = run.printed.split('\n').map((line) => JSON.parse(line));
    expect(lines).toEqual([
      {
        ...{ number: 5, id: idOf(5), time: '1970-01-01T00:00:00.005Z', actor: 'staff', actorId: 'a' },
        ...{ action: 'customer.opened', subjectId: 'c5', detail: null, addressDigest: null, digest: rows[4]?.digest },
      },
      expect.objectContaining({ number: 6, actor: 'operator', action: 'activity.exported', detail: 'json-lines' }),
    ]);
    expect((await runOperator(location, ['activity-export', '--after', '6'])).printed).toBe('');
  });
});

test('Appending waits for nobody who waits for this transaction: it is the last thing that it does', async () => {
  const { location, database } = await makeRecord('postgres');
  const other = await openDatabase(location);
  const runs = { first: 0, second: 0 };
  const touch = (db: Database['kysely']) =>
    db.updateTable('rate_limits').set({ used: 2 }).where('bucket', '=', 'shared');
  await database.kysely.insertInto('rate_limits').values({ bucket: 'shared', window_started_at: 0, used: 1 }).execute();
  let isRecorded: () => void = () => undefined;
  let isTouched: () => void = () => undefined;
  const recorded = new Promise<void>((resolve) => {
    isRecorded = resolve;
  });
  const touched = new Promise<void>((resolve) => {
    isTouched = resolve;
  });
  try {
    await Promise.all([
      inTransaction(database, async (transaction) => {
        runs.first += 1;
        await recordActivity(transaction, opened('first'));
        isRecorded();
        await touched;
        await touch(transaction).execute();
      }),
      inTransaction(other, async (transaction) => {
        runs.second += 1;
        await recorded;
        await touch(transaction).execute();
        isTouched();
        await recordActivity(transaction, opened('second'));
      }),
    ]);
    expect(runs).toEqual({ first: 1, second: 1 });
  } finally {
    await other.close();
  }
});
