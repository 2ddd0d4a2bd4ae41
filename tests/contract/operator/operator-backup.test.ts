import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { foldName } from '../../../lib/server/customer-store/search-keys';
import type { DatabaseLocation } from '../../../lib/server/db/connection/open-database';
import { insertRows } from '../../../lib/server/db/upkeep/whole-tables';
import { recordActivity } from '../../../lib/server/staff/activity/record-activity';
import { DATABASE_KINDS } from '../support/describe-contract';
import { makeLocation, startPortalStorage } from '../support/operated-portal';
import { startOperator } from '../support/operator-process';
import { success } from '../support/reply';
import { runOperator } from '../support/run-operator';
import { BACK, FRONT, makeTarget } from '../support/sample';

const DAY_MS = 86_400_000;

const copyKeys = (from: DatabaseLocation, to: DatabaseLocation) =>
  copyFileSync(join(from.dataDir, 'document-keys'), join(to.dataDir, 'document-keys'));

type Cells = Record<string, unknown>;

/** A customer's row from before the customer list existed. */
const withoutDirectory = ({ source, entered_by, name_key, surname_key, reference_key, ...cells }: Cells) => cells;

/** The rows of a backup from before the activity record was a chain. */
function withoutChain(lines: string[]): string[] {
  const rows = lines.map((line) => JSON.parse(line) as [table: string, cells: Cells]);
  return rows
    .filter(([table]) => table !== 'activity_head')
    .map(([table, { position, digest, address_digest, ...cells }]) => JSON.stringify([table, cells]));
}

/** The lines of a backup as written by the version with migration 0004: a wrapped key was in its image's row. */
function toBackupAt0004([header = '', ...lines]: string[]): string[] {
  const { migrations, ...rest } = JSON.parse(header);
  const rows = withoutChain(lines).map((line) => JSON.parse(line) as [table: string, cells: Cells]);
  const placeOf = ({ set_id, side }: Cells) => `${set_id} ${side}`;
  const keys = rows
    .filter(([table]) => table === 'document_image_keys')
    .map(([, cells]) => [placeOf(cells), cells] as const);
  const keyOf = new Map<string, Cells>(keys);
  const old = rows
    .filter(([table]) => table !== 'document_image_keys')
    .map(([table, cells]) => [table, table === 'documents' ? { ...cells, ...keyOf.get(placeOf(cells)) } : cells])
    .map(([table, cells]) => [table, table === 'customers' ? withoutDirectory(cells as Cells) : cells]);
  return [{ ...rest, migrations: migrations.slice(0, 4) }, ...old].map((line) => JSON.stringify(line));
}

/** The lines of a backup as written by the version with migration 0012: status changes didn't name their decision. */
function toBackupAt0012([header = '', ...lines]: string[]): string[] {
  const { migrations, ...rest } = JSON.parse(header);
  const rows = withoutChain(lines).map((line) => line.replace(/,"decision_id":(null|"[^"]*")/, ''));
  return [JSON.stringify({ ...rest, migrations: migrations.slice(0, 12) }), ...rows];
}

/** Unpacks a backup, changes its lines, and repacks it with correct counts and a correct checksum. */
function rewriteBackup(file: string, change: (lines: string[]) => string[]): void {
  const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
  const changed = change(lines.slice(0, -1)).map((line) => `${line}\n`);
  const sha256 = createHash('sha256').update(changed.join('')).digest('hex');
  const rows: Record<string, number> = {};
  for (const line of changed.slice(1)) {
    const [table] = JSON.parse(line);
    rows[table] = (rows[table] ?? 0) + 1;
  }
  writeFileSync(file, gzipSync([...changed, `${JSON.stringify({ end: true, rows, sha256 })}\n`].join('')));
}

/** A portal with a few customers of every kind, and a backup of it. */
async function makeBackup(kind: 'sqlite' | 'postgres') {
  const location = await makeLocation(kind);
  const portal = await startPortalStorage(location);
  const target = makeTarget({ fn: 'Łucja 🙂', addr: 'a "quoted" \\ address' });
  await portal.call('createOrUpdateCustomer', target);
  portal.setNow(Date.now() - 90 * DAY_MS);
  const old = makeTarget();
  await portal.call('createOrUpdateCustomer', old);
  await portal.call('updateStatus', { email: old.email, status: 'FAIL' });
  await runOperator(location, ['purge', '--days', '30']);
  const file = join(location.dataDir, 'portal.backup');
  const run = await runOperator(location, ['backup', file]);
  return { location, portal, target, old, file, run };
}

async function countCustomers(location: DatabaseLocation): Promise<number> {
  const { database } = await startPortalStorage(location);
  return (await database.kysely.selectFrom('customers').select('id').execute()).length;
}

describe.each(DATABASE_KINDS)('A backup (%s)', (kind) => {
  test.each(DATABASE_KINDS)('restores into an empty database (%s)', async (otherKind) => {
    const { location, target, old, file, run } = await makeBackup(kind);
    expect(run).toEqual({ status: 0, printed: expect.stringContaining('Saved 2 customers and 2 images'), notes: '' });
    const other = await makeLocation(otherKind);
    copyKeys(location, other);
    const restored = await runOperator(other, ['restore', file]);
    expect(restored).toEqual({ status: 0, printed: expect.stringContaining('The document keys fit'), notes: '' });
    expect(await runOperator(other, ['check'])).toMatchObject({ status: 0 });
    const portal = await startPortalStorage(other);
    const { email } = target;
    expect(await portal.call('getDocumentImages', { email })).toEqual(success({ target, status: 'PENDING' }));
    expect(await portal.call('getStatus', { email: old.email })).toEqual(success({ status: 'FAIL' }));
  });

  test('says where the document keys are, and its owner alone may read it', async () => {
    const { location, file, run } = await makeBackup(kind);
    expect(run.printed).toContain(join(location.dataDir, 'document-keys'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(location.dataDir).filter((name) => name.includes('unfinished'))).toEqual([]);
    const key = readFileSync(join(location.dataDir, 'document-keys'), 'utf8').trim().replace('k1:', '');
    expect(gunzipSync(readFileSync(file)).toString()).not.toContain(key);
  });

  test('is not overwritten unless told to', async () => {
    const { location, file } = await makeBackup(kind);
    const before = readFileSync(file);
    expect(await runOperator(location, ['backup', file])).toMatchObject({ status: 1, printed: '' });
    expect(readFileSync(file)).toEqual(before);
    expect(await runOperator(location, ['backup', file, '--force'])).toMatchObject({ status: 0 });
  });

  test('made while customers are written holds them as they were at one moment', async () => {
    const location = await makeLocation(kind);
    const portal = await startPortalStorage(location);
    await runOperator(location, ['seed', '1000']);
    const file = join(location.dataDir, 'portal.backup');
    const { ended } = startOperator(location, ['backup', file]);
    let isDone = false;
    const finished = ended.finally(() => {
      isDone = true;
    });
    const target = makeTarget();
    let written = 0;
    for (; !isDone; written += 1) {
      const documents = written % 2 === 0 ? { front: FRONT, back: BACK } : { front: BACK };
      const update = { ...target, email: `${written % 20}-${target.email}`, fn: `${written}`, documents };
      expect(await portal.call('createOrUpdateCustomer', update)).toEqual(success());
      // SQLite answers immediately: without this, the end of the command would never be noticed.
      await nextTurn();
    }
    expect(await finished).toMatchObject({ status: 0 });
    expect(written).toBeGreaterThan(5);
    const other = await makeLocation(kind);
    copyKeys(location, other);
    expect(await runOperator(other, ['restore', file])).toMatchObject({ status: 0 });
    expect(await runOperator(other, ['check'])).toMatchObject({ status: 0 });
    // Writes came one after another: the backup has every write up to its last one.
    const { kysely } = (await startPortalStorage(other)).database;
    const rows = await kysely
      .selectFrom('customers')
      .select('fn')
      .where('email', 'like', `%-${target.email}`)
      .execute();
    const numbers = rows.map(({ fn }) => Number(fn)).sort((a, b) => a - b);
    const last = numbers.at(-1) ?? -1;
    expect(numbers).toEqual(numbers.map((_, index) => last - numbers.length + 1 + index));
  });

  test('does not replace customers unless told to, and then all of them', async () => {
    const { location, portal, target, file } = await makeBackup(kind);
    const later = makeTarget();
    await portal.call('createOrUpdateCustomer', later);
    const refused = await runOperator(location, ['restore', file]);
    expect(refused).toEqual({ status: 1, printed: '', notes: expect.stringContaining('--force') });
    expect(await portal.call('getStatus', { email: later.email })).toEqual(success());
    expect(await runOperator(location, ['restore', file, '--force'])).toMatchObject({ status: 0 });
    expect(await portal.call('getStatus', { email: later.email })).toMatchObject({ status: 404 });
    expect(await portal.call('getDocumentImages', { email: target.email })).toEqual(success({ target }));
  });

  test('brings the record of activity back, which nobody can change afterwards either', async () => {
    const { location, portal, file } = await makeBackup(kind);
    const { kysely } = portal.database;
    const list = () => kysely.selectFrom('activity').selectAll().orderBy('id').execute();
    await recordActivity(kysely, { actor: { kind: 'operator' }, action: 'person.exported', subjectId: 'before' });
    await runOperator(location, ['backup', file, '--force']);
    const before = await list();
    await recordActivity(kysely, { actor: { kind: 'operator' }, action: 'person.exported', subjectId: 'after' });
    expect(await runOperator(location, ['restore', file, '--force'])).toMatchObject({ status: 0 });
    expect(await list()).toEqual(before);
    await expect(sql`delete from activity`.execute(kysely)).rejects.toThrow('append-only');
  });

  test('keeps which change a decision caused; one of before such links is linked by time', async () => {
    const { location, portal, old, file } = await makeBackup(kind);
    const { kysely } = portal.database;
    const changes = kysely.selectFrom('status_history').selectAll().where('cause', '=', 'updateStatus');
    const change = await changes.executeTakeFirstOrThrow();
    const { from_status, to_status, customer_id, at } = change;
    await insertRows(
      kysely,
      'decisions',
      [{ id: 'd', customer_id, at, from_status, to_status, ...{ staff_id: 's', reason: 'other', note: null } }].map(
        (row) => ({ ...row, state: 'stored', follows_id: '' }),
      ),
    );
    await runOperator(location, ['backup', file, '--force']);
    const restoreAndList = async () => {
      expect(await runOperator(location, ['restore', file, '--force'])).toMatchObject({ status: 0 });
      return changes.execute();
    };
    expect(await restoreAndList()).toEqual([change]);
    rewriteBackup(file, toBackupAt0012);
    expect(await restoreAndList()).toEqual([{ ...change, decision_id: 'd' }]);
    expect(await portal.call('getStatus', { email: old.email })).toEqual(success({ status: 'FAIL' }));
  });

  test('restored without its document key says which one is missing', async () => {
    const { location, file } = await makeBackup(kind);
    const other = await makeLocation(kind);
    const documentKeys = `other:${Buffer.alloc(32, 7).toString('base64')}`;
    const run = await runOperator(other, ['restore', file], { documentKeys });
    expect(run.status).toBe(1);
    expect(run.printed).toMatch(/under the document key "k1", which is not configured/);
    copyKeys(location, other);
    expect(await runOperator(other, ['check'])).toMatchObject({ status: 0 });
  });

  test('made by a newer version of the portal is refused', async () => {
    const { file } = await makeBackup(kind);
    rewriteBackup(file, ([header = '', ...rows]) => [header.replace('"]}', '","9999-later"]}'), ...rows]);
    const other = await makeLocation(kind);
    const run = await runOperator(other, ['restore', file]);
    expect(run).toEqual({ status: 1, printed: '', notes: expect.stringContaining('a newer version of the portal') });
    expect(await countCustomers(other)).toBe(0);
  });

  test('made before the image keys had a table of their own is restored', async () => {
    const { location, target, file } = await makeBackup(kind);
    rewriteBackup(file, toBackupAt0004);
    const other = await makeLocation(kind);
    copyKeys(location, other);
    const run = await runOperator(other, ['restore', file]);
    expect(run).toMatchObject({ status: 0, printed: expect.stringContaining('The document keys fit') });
    expect(await runOperator(other, ['check'])).toMatchObject({ status: 0 });
    const portal = await startPortalStorage(other);
    expect(await portal.call('getDocumentImages', { email: target.email })).toEqual(success({ target }));
    const query = portal.database.kysely.selectFrom('customers').select(['source', 'name_key']);
    expect(await query.where('email', '=', target.email).execute()).toEqual([
      { source: 'api', name_key: foldName(`${target.fn} ${target.ln}`) },
    ]);
  });

  test('with a row that does not fit is rolled back as a whole', async () => {
    const { location, portal, target, file } = await makeBackup(kind);
    rewriteBackup(file, (lines) => lines.map((line) => line.replace('"status":"FAIL"', '"status":null')));
    const run = await runOperator(location, ['restore', file, '--force']);
    expect(run).toMatchObject({ status: 1, printed: '' });
    expect(run.notes).not.toContain(target.email);
    expect(await portal.call('getDocumentImages', { email: target.email })).toEqual(success({ target }));
  });
});

const DAMAGES: [title: string, damage: (content: Buffer) => Buffer][] = [
  ['cut off in the middle', (content) => content.subarray(0, content.length / 2)],
  ['cut off by one byte', (content) => content.subarray(0, -1)],
  [
    'with one bit changed',
    (content) => {
      const changed = Buffer.from(content);
      changed[content.length >> 1] = (changed[content.length >> 1] ?? 0) ^ 1;
      return changed;
    },
  ],
  [
    'without its last line',
    (content) =>
      gzipSync(
        gunzipSync(content)
          .toString()
          .replace(/[^\n]*\n$/, ''),
      ),
  ],
  [
    'without one of its rows',
    (content) =>
      gzipSync(
        gunzipSync(content)
          .toString()
          .replace(/\["customers".*\n/, ''),
      ),
  ],
  ['with a changed row', (content) => gzipSync(gunzipSync(content).toString().replace('06614', '06615'))],
  ['with something behind its end', (content) => gzipSync(`${gunzipSync(content)}["customers",{}]\n`)],
  ['that is empty', () => Buffer.alloc(0)],
  ['that is another file', () => Buffer.from('{"format":"something else"}\n')],
  ['that is another gzip file', () => gzipSync('{"format":"something else"}\n')],
];

// The file is read the same way for every database.
test.each(DAMAGES)('A backup %s is refused before anything is changed', async (_title, damage) => {
  const { location, portal, target, file } = await makeBackup('sqlite');
  writeFileSync(file, damage(readFileSync(file)));
  for (const option of ['--force', '--verify']) {
    const run = await runOperator(location, ['restore', file, option]);
    expect(run).toEqual({ status: 1, printed: '', notes: expect.stringContaining('Nothing was changed') });
  }
  expect(await portal.call('getDocumentImages', { email: target.email })).toEqual(success({ target }));
});
